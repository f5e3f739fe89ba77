import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** The openssl command, which judges what was made: it shares no code with the hand that made it. */
export const judge = () => {
  const folder = mkdtempSync(join(tmpdir(), 'certs-'))
  after(() => rmSync(folder, { recursive: true }))
  let files = 0

  const openssl = (args: string[], input?: Uint8Array) => {
    const { error, status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, input })
    assert.equal(error, undefined, 'the command "openssl" is needed here: install the package openssl')
    return { accepted: status === 0, output: new Uint8Array(stdout), said: `${stdout}${stderr}` }
  }
  /** Name of a file with this content. */
  const put = (bytes: string | Uint8Array): string => {
    const name = `${files++}`
    writeFileSync(join(folder, name), bytes)
    return name
  }
  const certificates = (...ders: Uint8Array[]) => put(pem('CERTIFICATE', ders))
  const lists = (...ders: Uint8Array[]) => put(pem('X509 CRL', ders))
  return { openssl, put, certificates, lists }
}

const pem = (kind: 'CERTIFICATE' | 'X509 CRL', ders: Uint8Array[]): string =>
  ders.map((der) => `-----BEGIN ${kind}-----\n${Buffer.from(der).toString('base64')}\n-----END ${kind}-----\n`).join('')

/** As if it were then. */
export const at = (moment: number) => ['-attime', String(Math.floor(moment / 1000))]
