import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../core/random'
import { cprNumberOfNobody, phoneNumberOfNobody } from './numbers'
import { makePerson } from './person'
import { createRegister } from './register'

const hundred = () => {
  const random = createRandom('people')
  return Array.from({ length: 100 }, (_, n) => makePerson(random.fork(String(n))))
}

describe('people', () => {
  it('are the same for the same seed and others for another', () => {
    assert.deepEqual(makePerson(createRandom('s')), makePerson(createRandom('s')))
    assert.notDeepEqual(makePerson(createRandom('s')), makePerson(createRandom('t')))
  })

  it('are told apart by id, phone number and user ID', () => {
    const people = hundred()
    for (const key of ['id', 'phoneNumber', 'userId'] as const) {
      assert.equal(new Set(people.map((person) => person[key])).size, 100, key)
    }
  })

  it('have names, dates and user IDs that a register and a zone can hold', () => {
    for (const person of hundred()) {
      assert.match(person.surname, /\p{Lu}/u)
      assert.match(person.givenNames, /^\p{Lu}/u)
      assert.match(person.birthDate, /^(19[4-9]\d|200[0-4])-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/)
      assert.match(person.userId, /^[a-zæøå0-9]{6,20}$/)
    }
  })

  it('come from the Faroes and Greenland, too, and from abroad with or without a CPR number', () => {
    const random = createRandom('homes')
    assert.match(makePerson(random, { home: 'greenland', sex: 'M' }).givenNames, /Malik|Inuk|Nuka|Aqqaluk|Minik|Angut/)
    assert.equal(makePerson(random, { nationality: 'SWE', withCpr: false }).cprNumber, undefined)
    assert.ok(makePerson(random, { nationality: 'SWE' }).cprNumber)
  })
})

describe('numbers of nobody', () => {
  it('have a month that no calendar has, the right century digit and a last digit for the sex', () => {
    const random = createRandom('cpr')
    for (const person of hundred()) {
      assert.match(person.cprNumber ?? '', /^\d{2}(8[1-9]|9[0-2])\d{6}$/)
      assert.equal(Number(person.cprNumber?.at(-1)) % 2, person.sex === 'M' ? 1 : 0)
    }
    assert.match(cprNumberOfNobody(random, '2001-02-03', 'F'), /^038201[4-9]\d{2}[02468]$/)
    assert.match(cprNumberOfNobody(random, '1950-12-31', 'M'), /^319250[0-349]\d{2}[13579]$/)
    assert.match(cprNumberOfNobody(random, '1936-01-01', 'M'), /^018136[0-3]\d{2}[13579]$/)
  })

  it('begin as no Danish subscriber number does', () => {
    assert.match(phoneNumberOfNobody(createRandom('phone')), /^\+4500\d{6}$/)
  })
})

describe('the register', () => {
  const random = createRandom('register')
  const person = makePerson(random, { home: 'faroe-islands' })
  const document = { documentNumber: '200123456', issuingState: 'DNK' }
  const holder = { ...document, surname: person.surname, givenNames: person.givenNames, birthDate: person.birthDate }

  it('finds the holder of a document, by names in either spelling', () => {
    const register = createRegister()
    register.add(person, document)
    assert.equal(register.find(holder), person)
    assert.equal(register.find({ ...holder, givenNames: person.givenNames.toUpperCase() }), person)
  })

  it('finds nobody when number, name or birth date is another', () => {
    const register = createRegister()
    register.add(person, document)
    register.add(makePerson(random), { documentNumber: '999', issuingState: 'DNK' })
    for (const other of [
      { documentNumber: '200123457' },
      { documentNumber: '999' },
      { issuingState: 'SWE' },
      { surname: 'Andersen' },
      { givenNames: '' },
      { birthDate: '1900-01-01' },
    ]) {
      assert.equal(register.find({ ...holder, ...other }), undefined, JSON.stringify(other))
    }
  })

  it('finds people of whose documents it knows nothing, unless two share name and date', () => {
    const register = createRegister()
    register.add(person)
    assert.equal(register.find(holder), person)
    register.add({ ...person, id: 'twin' })
    assert.equal(register.find(holder), undefined)
  })

  it('takes a name that the zone has cut off', () => {
    const register = createRegister()
    const long = { ...person, givenNames: 'Annemarie Bartholine Christiane' }
    register.add(long, document)
    assert.equal(register.find({ ...holder, givenNames: 'ANNEMARIE BARTHOL' }), long)
    assert.equal(register.find({ ...holder, givenNames: 'ANNEMARIE B' }), long)
    assert.equal(register.find({ ...holder, givenNames: 'ANNE' }), undefined)
  })

  it('takes each spelling that Doc 9303-3 §6 allows', () => {
    const register = createRegister()
    const danish = { ...person, surname: 'Øster Åby', givenNames: 'Jürgen' }
    register.add(danish, document)
    assert.equal(register.find({ ...holder, surname: 'OESTER ABY', givenNames: 'JUERGEN' }), danish)
    assert.equal(register.find({ ...holder, surname: 'OSTER AABY', givenNames: 'JUERGEN' }), undefined)
  })
})
