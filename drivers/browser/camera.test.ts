import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Gateway } from '../../contract/gateway'
import { base64 } from '../../core/bytes'
import { createBrowserCamera } from './camera'

/** One grey pixel. */
const pixel = (grey: number) => ({ width: 1, height: 1, rgba: base64(Uint8Array.of(grey, grey, grey, 255)) })

/** Opens a camera before which these views stand, one after the other. @returns how often each one stood its time */
const standing = async (views: readonly number[]): Promise<number[]> => {
  const waiting = [...views]
  const stood: number[] = []
  let painted = -1
  let keys: number[] = []
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const gateway = (async (call: string) => {
    if (call === 'permission.request') return { granted: true }
    if (call === 'camera.open') return { opened: true }
    const next = waiting.shift()
    if (next !== undefined) return { closed: false, frame: pixel(next) }
    end()
    return { closed: true }
  }) as Gateway
  const run = async (_work: unknown, { key, jpeg }: { key: number; jpeg?: string }) => {
    if (jpeg !== undefined) keys = [...keys.filter((one) => one !== key), key]
    painted = keys.indexOf(key)
    return painted >= 0
  }
  const camera = createBrowserCamera(gateway, 'phone', { run: run as never }, async () => {
    stood[painted] = (stood[painted] ?? 0) + 1
  })
  assert.equal(await camera.open('rear'), 'opened')
  await ended
  return stood
}
const times = (count: number, view: number) => Array.from({ length: count }, () => view)

describe('the camera of a page', () => {
  it('shows every view at the pace of real time', async () => {
    // the first one is there at once, and stands its time before the next
    assert.deepEqual(await standing([1, 2, 3, 2, 3]), [1, 2, 2])
  })

  it('lets time pass freely once a view has been looked at often enough, until there is another', async () => {
    assert.deepEqual(await standing([1, ...times(100, 2), ...times(5, 3)]), [1, 20, 5])
  })
})
