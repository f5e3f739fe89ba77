import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { loadCatalogue } from '../clauses/catalogue'
import { PROJECT_ROOT } from '../core/files'
import { createCollector } from '../reports/collector'
import { judge } from '../reports/verdict'
import { type Attendant, createDesk, deskApp, openAttendant } from './attendant'
import { loadRunner } from './cucumber'
import { resolveScope } from './scope'
import { DEFAULT_POLICY, loadSettings, REFERENCE_PROFILE } from './settings'

const VIBRATES = 'get-mitid/3.2.7a'
const QUESTION = {
  clause: VIBRATES,
  statement: 'It <b>vibrates</b>.',
  statementDa: 'Den vibrerer.',
  scenario: 's',
  step: 't',
}
const PICTURE = join(PROJECT_ROOT, 'LICENSE')
const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })

describe('the page of the person who attends', () => {
  const desk = createDesk('')
  const app = deskApp(desk, 'a-token')
  const ask = (path: string, init?: RequestInit) => app.request(path, init)

  it('shows nobody without the token anything', async () => {
    for (const path of ['/', '/?token=other', '/questions/1']) assert.equal((await ask(path)).status, 401)
    assert.equal((await ask('/questions', { method: 'POST', body: '{}' })).status, 401)
  })

  it('asks one question at a time and escapes what it shows', async () => {
    assert.match(await (await ask('/?token=a-token')).text(), /Nothing to answer/)
    const id = desk.ask(QUESTION)
    const page = await (await ask('/?token=a-token')).text()
    assert.match(page, /It &lt;b&gt;vibrates/)
    assert.match(page, new RegExp(`name="id" value="${id}"`))
  })

  it('takes an answer only from somebody with a name, and a picture only where there is one', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      [{ id: '1', said: 'yes', name: ' ', picture: '' }, /say who you are/],
      [{ id: '1', said: 'yes', name: 'Ida', picture: '/nowhere.jpg' }, /there is no such picture/],
      [{ id: '1', said: 'perhaps', name: 'Ida', picture: '' }, /class="wrong">[^<]+</],
    ]
    for (const [fields, says] of wrong) assert.match(await (await ask('/?token=a-token', form(fields))).text(), says)
    assert.equal(desk.answerTo(1), undefined)
    const { status } = await ask('/?token=a-token', form({ id: '1', said: 'yes', name: 'Ida', picture: PICTURE }))
    assert.equal(status, 303)
    assert.deepEqual(desk.answerTo(1), { said: 'yes', name: 'Ida', picture: PICTURE })
  })

  it('refuses what is no question', async () => {
    const headers = { authorization: 'Bearer a-token' }
    assert.equal((await ask('/questions', { method: 'POST', headers, body: '{' })).status, 400)
  })
})

describe('a clause that nothing but a person can observe', () => {
  const attendants: Attendant[] = []
  after(async () => {
    for (const { close } of attendants) await close()
  })
  const profile = loadSettings(REFERENCE_PROFILE, DEFAULT_POLICY).profile
  const numb = { ...profile, capabilities: profile.capabilities.filter((capability) => capability !== 'haptics') }
  const runner = loadRunner()

  const verdictWith = async (attendant?: Attendant) => {
    const { paths, tags } = resolveScope({ clause: VIBRATES })
    const collector = createCollector()
    await (await runner).run({
      paths,
      ...(tags ? { tags } : {}),
      world: {
        seed: 'attended',
        driver: 'in-process',
        profile: numb,
        startsAt: Date.UTC(2026, 10, 22, 9),
        ...(attendant ? { attended: { url: attendant.url, token: attendant.token } } : {}),
      },
      onMessage: collector.take,
    })
    const { clauses } = judge({ catalogue: loadCatalogue(), scenarios: collector.scenarios() })
    return clauses.find(({ clause }) => clause.id === VIBRATES)
  }
  /** Somebody at the page who says this to each question in turn. */
  const attendedBy = async (...says: string[]): Promise<Attendant> => {
    const attendant = await openAttendant('')
    attendants.push(attendant)
    const answers = async () => {
      for (const [n, said] of says.entries()) {
        const isAsked = async () => (await (await fetch(attendant.page)).text()).includes(`name="id" value="${n + 1}"`)
        while (!(await isAsked())) await new Promise((done) => setTimeout(done, 50))
        await fetch(attendant.page, form({ id: String(n + 1), said, name: 'Ida', picture: PICTURE }))
      }
    }
    // The page may close before it has answered the last answer.
    void answers().catch(() => {})
    return attendant
  }

  it('is not verified in a run that nobody attends', async () => {
    const judged = await verdictWith()
    assert.equal(judged?.verdict, 'not-verified')
  })

  it('is attested by a person who says so, with name and picture, and never passed', async () => {
    const judged = await verdictWith(await attendedBy('yes', 'yes'))
    assert.equal(judged?.verdict, 'attested')
    const attested = judged?.checks.filter(({ source }) => source === 'attested') ?? []
    assert.deepEqual(
      attested.map(({ outcome, observed }) => [outcome, observed]),
      [0, 1].map(() => ['held', `Ida says that it is so (picture: ${PICTURE})`]),
    )
  })

  it('fails where the person says that it is not so', async () => {
    assert.equal((await verdictWith(await attendedBy('yes', 'no')))?.verdict, 'failed')
  })

  it('stays unverified where the person cannot tell', async () => {
    assert.equal((await verdictWith(await attendedBy('cannot-tell')))?.verdict, 'not-verified')
  })
})
