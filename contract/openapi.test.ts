import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse, stringify } from 'yaml'
import { PROJECT_ROOT, readText, writeFile } from '../core/files'
import { gatewayCalls } from './gateway'
import { implementationCalls } from './implementation'
import { openApi } from './openapi'
import { serviceCalls } from './services'

const COPY = join(PROJECT_ROOT, 'contract/openapi.yaml')
const HEAD = '# Made from the tables in contract/*.ts; refresh it with VIDIMUS_COPY_CONTRACT=1, as api.txt.\n'
const written = () => `${HEAD}${stringify(openApi(), { lineWidth: 110, aliasDuplicateObjects: false })}`

type Operation = { operationId: string }
const document = () =>
  openApi() as { paths: Record<string, Record<string, Operation>>; components: { schemas: object } }

describe('contract/openapi.yaml', () => {
  it('is what the tables say; a wanted change is copied with VIDIMUS_COPY_CONTRACT=1', () => {
    if (process.env.VIDIMUS_COPY_CONTRACT) writeFile(COPY, written())
    assert.equal(written(), readText(COPY))
  })

  it('is a sound OpenAPI 3.1 document, says an independent judge', async () => {
    const { Validator } = await import('@seriousme/openapi-schema-validator')
    const judge = new Validator()
    const { valid, errors } = await judge.validate(parse(readText(COPY)))
    assert.deepEqual({ valid, errors, version: judge.version }, { valid: true, errors: undefined, version: '3.1' })
  })

  it('has every call of every table, each reference leads somewhere, and no schema lies idle', () => {
    const { paths, components } = document()
    const operations = Object.values(paths).flatMap((path) =>
      Object.values(path).flatMap(({ operationId }) => operationId ?? []),
    )
    const expected = [...Object.keys(implementationCalls), ...Object.keys(serviceCalls), 'gateway']
    assert.deepEqual(operations.toSorted(), expected.toSorted())
    const text = JSON.stringify(openApi())
    for (const call of Object.keys(gatewayCalls)) assert.ok(text.includes(`"call":{"const":"${call}"}`), call)
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name))
    const standalone = ['Profile']
    assert.deepEqual([...referred, ...standalone].toSorted(), Object.keys(components.schemas).toSorted())
  })
})
