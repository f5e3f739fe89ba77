import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `spare/household-${id}`)

export const householdFaults: RuleFault[] = [
  fault('an-app-holds-one-profile', 'profileMayBeAdded', {
    faulty: (there) => there < 1,
    differsFor: [1, 2, 'phone'],
    clauses: clause('add-profile', 'vice-versa'),
  }),
  fault('an-app-holds-one-profile-fewer-than-declared', 'profileMayBeAdded', {
    faulty: (there, most) => there < most - 1,
    differsFor: [1, 2, 'phone'],
    clauses: clause('add-profile'),
  }),
  fault('a-tablet-is-not-shared', 'profileMayBeAdded', {
    faulty: (there, most, device) => there < (device === 'tablet' ? 1 : most),
    differsFor: [1, 2, 'tablet'],
    clauses: clause('shared-tablet'),
  }),
  fault('a-second-profile-replaces-the-first', 'profilesKept', {
    faulty: (_there, added) => [added],
    differsFor: [['ada'], 'bo'],
    clauses: clause('add-profile', 'vice-versa'),
  }),
  fault('forgets-the-profile-that-was-added', 'profilesKept', {
    faulty: (there, added) => (there.length > 0 ? there : [added]),
    differsFor: [['ada'], 'bo'],
    clauses: clause('add-profile', 'vice-versa'),
  }),
  fault('whoever-leaves-takes-every-profile-along', 'profilesLeft', {
    faulty: () => [],
    differsFor: [['ada', 'bo'], 'ada'],
  }),
  fault('the-added-profile-is-of-whoever-was-there', 'addedProfileIsOf', {
    faulty: () => 'whoever-was-there',
    differsFor: [],
  }),
  fault('one-pin-for-every-profile', 'pinOfAddedProfile', { faulty: () => 'of-the-first-profile', differsFor: [] }),
  fault('refuses-a-pin-that-somebody-else-in-the-app-has', 'pinOfAnotherIsTaken', {
    faulty: () => false,
    differsFor: [],
  }),
  fault('any-pin-of-the-app-opens-every-profile', 'opensProfile', {
    faulty: () => true,
    differsFor: ['another-of-the-app'],
  }),
  fault('a-profile-approves-for-everybody-in-the-app', 'requestIsOfProfile', {
    faulty: (own, asked, others) => [own, ...others].includes(asked),
    differsFor: ['ada', 'bo', ['bo']],
    clauses: ['spare/household-separate-profiles-1', 'spare/household-separate-profiles-2'],
  }),
  fault('any-app-approves-any-log-in', 'requestIsOfProfile', {
    faulty: () => true,
    differsFor: ['ada', 'bo', []],
    clauses: ['get-mitid/4.1.2a2'],
  }),
  fault('blocks-every-profile-for-the-wrong-pins-of-one', 'blockReaches', {
    faulty: () => 'every-profile',
    differsFor: [],
  }),
  fault('lists-profiles-by-user-id', 'profileIsCalled', {
    faulty: ({ userId }) => userId,
    differsFor: [{ name: 'Ada', userId: 'ada-lovelace' }],
  }),
  fault('offers-biometrics-to-whoever-is-added', 'biometricsWhenShared', {
    faulty: (whose) => whose === 'added',
    differsFor: ['added'],
    clauses: clause('no-biometrics-1'),
  }),
  fault('keeps-biometrics-for-whoever-was-there', 'biometricsWhenShared', {
    faulty: (whose) => whose === 'there-before',
    differsFor: ['there-before'],
    clauses: clause('no-biometrics-2'),
  }),
]
