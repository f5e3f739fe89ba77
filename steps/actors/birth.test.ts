import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../core/random'
import { unlikeness } from '../../simulators/face/alike'
import { faceOf } from '../../simulators/face/face'
import { makePerson } from '../../simulators/people/person'
import { bornAs, facedAs } from './birth'
import { lettersOf } from './names'
import { anotherCode, pinOf } from './pins'
import { allowedUserId, userIdOfNobody } from './user-ids'

const LIMITS = { minLength: 5, maxLength: 48, danishLetters: true }

describe('people of a story', () => {
  const random = createRandom('two people')
  const first = makePerson(random.fork('data'))

  it('share no name, number or date although chance would have it', () => {
    const second = bornAs(random, {}, [first])
    assert.notEqual(lettersOf(second.surname), lettersOf(first.surname))
    for (const key of ['givenNames', 'birthDate', 'phoneNumber', 'userId', 'cprNumber'] as const)
      assert.notEqual(second[key], first[key], key)
  })

  it('share what the story says that they share', () => {
    const { birthDate, surname, givenNames } = first
    assert.equal(bornAs(random, { birthDate }, [first]).birthDate, birthDate)
    assert.equal(bornAs(random, { named: { surname, givenNames } }, [first]).surname, surname)
  })

  it('have faces that are not taken for each other', () => {
    const face = faceOf(random.fork('face'))
    assert.deepEqual(facedAs(random, []), face)
    assert.ok(unlikeness(facedAs(random, [face]), face) >= 1.5)
  })

  it('have PINs of which none is another’s, nor what the other enters in error', () => {
    const pin = pinOf(random.fork('pin'), 4)
    const other = pinOf(random.fork('pin'), 4, [pin])
    assert.ok(![pin, anotherCode(pin)].includes(other))
    assert.notEqual(anotherCode(other), pin)
  })
})

describe('a user ID', () => {
  const like = (userId: string) => ({ userId })

  it('is what the person would like, as far as the profile lets it be', () => {
    assert.equal(allowedUserId(like('bjørg12345'), LIMITS), 'bjørg12345')
    assert.equal(allowedUserId(like('bjørg12345'), { ...LIMITS, danishLetters: false }), 'bjoerg12345')
    assert.equal(allowedUserId(like('bjørg12345'), { ...LIMITS, maxLength: 8 }), 'bjø12345')
    assert.equal(allowedUserId(like('ib12345'), { ...LIMITS, minLength: 10 }), 'xxxib12345')
    assert.equal(allowedUserId(like('bjørg12345'), { minLength: 4, maxLength: 4, danishLetters: true }), 'b123')
  })

  it('that nobody has is as long as one that somebody has', () => {
    assert.equal(userIdOfNobody('bjørg12345'), 'bjørg123xq')
  })
})
