import { Fixture, type Glass } from './world.fixture'

const STATIONS = ['origin', 'code', 'chip', 'face', 'overview', 'user-id', 'number', 'validation', 'choose'] as const
export type Station = (typeof STATIONS)[number] | 'temporary-pin' | 'personal-pin' | 'biometrics' | 'active'

const WALK: readonly [Station, (world: Fixture, glass: Glass) => Promise<unknown>][] = [
  [
    'origin',
    async (_world, glass) => {
      await glass.press('Kom i gang')
      await glass.choose('Pas/ID-kort')
      for (let screens = 0; screens < 4; screens++) await glass.press('Næste')
    },
  ],
  [
    'code',
    async (_world, glass) => {
      await glass.choose('Danmark')
      await glass.press('Næste')
    },
  ],
  [
    'chip',
    async (world, glass) => {
      await glass.press('Scan koden')
      await world.wait(1)
      await glass.press('Næste')
    },
  ],
  [
    'face',
    async (world, glass) => {
      await glass.press('Aflæs chip')
      await world.wait(1)
      await glass.press('Næste')
    },
  ],
  [
    'overview',
    async (world, glass) => {
      await glass.press('Scan dit ansigt')
      await glass.press('Næste')
      await world.wait(1)
      await glass.press('Jeg er klar')
      await world.wait(1)
      await world.wait(3)
    },
  ],
  ['user-id', (_world, glass) => glass.press('Næste')],
  [
    'number',
    async (_world, glass) => {
      await glass.enter('Ada-Lovelace')
      await glass.press('Næste')
    },
  ],
  [
    'validation',
    async (_world, glass) => {
      await glass.enter('00 11 22 33')
      await glass.press('Send kode')
    },
  ],
  [
    'choose',
    async (world, glass) => {
      await glass.enter(world.newestCode())
      await glass.press('Næste')
    },
  ],
  [
    'temporary-pin',
    async (_world, glass) => {
      await glass.choose('På denne telefon')
      await glass.press('Næste')
    },
  ],
  [
    'personal-pin',
    async (world, glass) => {
      await glass.enter(world.newestCode())
      await glass.press('Næste')
    },
  ],
  [
    'biometrics',
    async (_world, glass) => {
      await glass.enter('274910')
      await glass.press('Næste')
      await glass.enter('274910')
      await glass.press('Næste')
    },
  ],
  [
    'active',
    async (_world, glass) => {
      await glass.press('Ikke nu')
      await glass.press('Accepter notifikationer')
      await glass.press('Næste')
    },
  ],
]

/** Walks from the start screen to a station, as the guide says. */
export const walkTo = async (station: Station, world = new Fixture(), device = 'phone'): Promise<[Fixture, Glass]> => {
  await world.start().catch(() => undefined)
  return [world, await continueTo(station, world, device)]
}
/** The same in a world that was started already. */
export const continueTo = async (station: Station, world: Fixture, device = 'phone'): Promise<Glass> => {
  const glass = await world.opens(device)
  for (const [name, leg] of WALK) {
    await leg(world, glass)
    if (name === station) break
  }
  return glass
}
