import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'yaml'
import { loadCatalogue } from '../clauses/catalogue'
import { clauseGlob } from '../clauses/glob'
import { type Gateway, gatewayCalls } from '../contract/gateway'
import { implementationCalls } from '../contract/implementation'
import { CAPABILITIES, profileSchema } from '../contract/profile'
import { exists, filesBelow, PROJECT_ROOT, readText } from '../core/files'
import type { LentServices } from '../drivers/driver'
import { openHttp } from '../drivers/http'
import { serveImplementation } from '../drivers/http-server'
import { app } from './kit-server'

const FOLDER = join(PROJECT_ROOT, 'docs')
const pages = filesBelow(FOLDER, '.md')
const read = (page: string) => readText(join(FOLDER, page))
const allIn = (page: string, pattern: RegExp) => [...read(page).matchAll(pattern)].map(([, first = '']) => first)

describe('the documents', () => {
  it('link to files that are there', () => {
    const links = pages.flatMap((page) => allIn(page, /\]\(([^)#:]+)[^)]*\)/g).map((link) => [page, link] as const))
    assert.ok(links.length > 8, 'no links were found')
    assert.deepEqual(
      links.filter(([page, link]) => !exists(join(FOLDER, dirname(page), link))),
      [],
    )
  })

  it('name clauses that the catalogue has', () => {
    const globs = pages.flatMap((page) => allIn(page, /`((?:get-mitid|reactivate|spare|help-\w[\w-]*)\/[^`]+)`/g))
    assert.ok(globs.length > 8, 'no clauses were found')
    const { clauses } = loadCatalogue()
    assert.deepEqual(
      globs.filter((glob) => !clauses.some(({ id }) => clauseGlob(glob)(id))),
      [],
    )
  })

  it('tell a vendor of every call and every capability, and of no other', () => {
    const guide = read('vendor-guide.md')
    for (const call of Object.keys(implementationCalls)) assert.match(guide, new RegExp(`\\| \`${call}\` +\\|`), call)
    for (const capability of CAPABILITIES) assert.match(guide, new RegExp(`\\| \`${capability}\` +\\|`), capability)
    const told = allIn('vendor-guide.md', /`((?:\w+)?\.\w+)`/g).map((call) => call.replace(/^\./, 'bluetooth.'))
    assert.deepEqual(
      Object.keys(gatewayCalls).filter((call) => !told.includes(call)),
      [],
    )
    const unknown = told.filter((call) => !Object.hasOwn(gatewayCalls, call) && !/^(timeouts|components)\./.test(call))
    assert.deepEqual(unknown, [])
  })

  it('show the kit server as it is', () => {
    const server = read('kit-server.ts')
    assert.ok(read('kits.md').includes(`\`\`\`ts\n${server}\`\`\``), 'copy kit-server.ts into kits.md')
    assert.ok(server.split('\n').length <= 41, 'a server in 40 lines')
  })

  it('have a kit server that finds a chip', async () => {
    const { url, close } = await serveImplementation(app)
    const services: LentServices = { token: 'a-token', handlers: () => [] }
    const gateway = (async () => ({ found: true, tag: '08' })) as unknown as Gateway
    const profile = profileSchema.parse(parse(read('example-profile.yaml')))
    const driver = await openHttp({ implementation: url, gateway, services, profile, now: 0 })
    try {
      const { surface } = await driver.call('open', { app: 'phone-1' })
      await driver.call('act', { surface, action: { do: 'press', text: 'Aflæs chip' } })
      const texts = async () => (await driver.call('screen', { surface })).elements.map(({ text }) => text)
      for (let looks = 0; looks < 50 && (await texts())[0] === 'Leder efter chippen'; looks++);
      assert.deepEqual(await texts(), ['Der er en chip.', 'Aflæs chip'])
    } finally {
      await driver.stop()
      await close()
    }
  })
})
