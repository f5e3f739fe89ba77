import assert from 'node:assert/strict'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { run } from '../cli/run'
import { DEFAULT_POLICY, REFERENCE_PROFILE } from '../cli/settings'

/** Playwright's own browser, else the system's. */
const browserPath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
].find(existsSync)
const skip = browserPath === undefined && 'no Chromium on this machine: install one (Debian: apt-get install chromium)'

it('the report opens in a browser, says the verdict, and every link leads somewhere', { skip }, async () => {
  const report = mkdtempSync(join(tmpdir(), 'vidimus-report-'))
  const settings = { driver: 'in-process', profile: REFERENCE_PROFILE, policy: DEFAULT_POLICY, report }
  assert.equal(await run({ ...settings, seed: 'browser', clause: 'get-mitid/2.2.*' }), 0)
  const browser = await chromium.launch({
    executablePath: browserPath ?? '',
    chromiumSandbox: false,
    args: ['--disable-gpu', '--no-first-run'],
  })
  try {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(pathToFileURL(join(report, 'index.html')).href)
    assert.match((await page.textContent('body')) ?? '', /Passed/)
    const links = await page.$$eval('a[href]', (anchors) =>
      anchors.map((anchor) => (anchor as HTMLAnchorElement).href.split('#')[0] ?? ''),
    )
    const dead = [...new Set(links)].filter((link) => link.startsWith('file:') && !existsSync(new URL(link)))
    assert.ok(links.length > 20, `only ${links.length} links`)
    assert.deepEqual(dead, [])
    await page.getByRole('link', { name: 'Den første åbning' }).first().click()
    assert.match((await page.textContent('body')) ?? '', /get-mitid\/2\.2\.1/)
    assert.deepEqual(errors, [])
  } finally {
    await browser.close()
  }
})
