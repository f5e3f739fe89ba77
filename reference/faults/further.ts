/**
 * Wrong decisions that further clauses must notice, each by itself: on the screens of a copy, in another guide, in what
 * follows from them. One that a clause shares with others is killed by whichever comes first, and says nothing of the rest.
 */
const FURTHER: readonly (readonly [fault: string, name: string, clause: string])[] = [
  // on the device that an app is copied to
  ['takes-no-user-id-for-the-right-one', 'copies-nothing', 'get-mitid/5.2.5b1'],
  ['asks-a-new-app-for-a-pin', 'asks-the-other-device-for-a-pin', 'get-mitid/5.2.6'],
  ['links-the-first-number-that-was-entered', 'sends-the-pin-of-a-copy-to-the-first-number', 'get-mitid/5.2.13a2'],
  ['refuses-every-temporary-pin', 'refuses-every-temporary-pin-of-a-copy', 'get-mitid/5.2.13b1'],
  ['accepts-any-temporary-pin', 'accepts-any-temporary-pin-of-a-copy', 'get-mitid/5.2.13b2'],
  [
    'compares-only-the-first-digits-of-the-temporary-pin',
    'compares-only-the-first-digits-of-the-pin-of-a-copy',
    'get-mitid/5.2.13b2',
  ],
  ['refuses-every-personal-pin', 'refuses-every-personal-pin-of-a-copy', 'get-mitid/5.2.15'],
  ['keeps-the-temporary-pin-as-the-personal-one', 'a-copy-opens-with-the-temporary-pin', 'get-mitid/5.2.15'],
  ['takes-two-different-entries-for-one-pin', 'a-copy-takes-two-different-entries', 'get-mitid/5.2.16b'],
  ['offers-no-biometrics', 'offers-no-biometrics-on-a-copy', 'get-mitid/5.2.17a'],
  ['forces-biometrics', 'forces-biometrics-on-a-copy', 'get-mitid/5.2.17b'],
  ['never-opens-with-biometrics', 'a-copy-never-opens-with-biometrics', 'get-mitid/5.2.17c'],
  ['approves-no-log-in', 'a-copy-approves-no-log-in', 'get-mitid/5.2.19a1'],
  ['allows-one-active-app-only', 'no-app-beside-a-copy', 'get-mitid/5.2-activate-scanning-phone'],

  // when somebody is helped with step 5
  ['activates-before-there-is-a-user-id', 'step-5-comes-before-the-user-id', 'help-step-5/0-part-order-2'],
  ['accepts-an-empty-user-id', 'takes-nothing-for-a-user-id', 'help-step-5/0-part-order-2'],
  ['accepts-any-validation-code', 'leads-to-the-choice-with-any-validation-code', 'help-step-5/5-choose'],
  ['takes-nothing-for-the-right-user-id', 'passes-over-the-user-id-of-a-copy', 'help-step-5/5.2.12b'],
  ['copies-to-phones-only', 'no-extra-app-on-a-tablet', 'help-step-5/5-option-other-device-extra'],
  ['approves-no-log-in', 'the-phone-approves-no-log-in', 'help-step-5/5-option-this-phone'],
  ['approves-no-log-in', 'the-other-phone-approves-no-log-in', 'help-step-5/5-option-other-device'],
  ['allows-one-active-app-only', 'an-extra-app-is-one-too-many', 'help-step-5/5-option-other-device-extra'],
  ['allows-one-active-app-only', 'no-backup-beside-an-app', 'help-step-5/5.2-already-has'],

  // on the way with a foreign document
  ['scans-without-accepted-terms', 'shows-no-terms-from-the-menu', 'help-foreign/1.2b-terms-1'],
  ['skips-privacy', 'skips-the-privacy-policy-from-the-menu', 'help-foreign/1.2c-privacy-policy'],
  ['assigns-the-user-id', 'assigns-a-user-id-to-the-person-helped', 'help-foreign/4b-own-user-id'],
  [
    'shows-the-user-id-where-the-way-is-chosen',
    'shows-the-helper-the-user-id',
    'help-foreign/4c-helper-must-not-know-2',
  ],
  ['choose-lacks-title', 'offers-no-choice-after-the-user-id', 'help-foreign/5a-choose'],

  // with a spare, and without one
  ['a-spare-app-ends-the-first', 'the-first-app-is-the-only-one', 'spare/spare-survives-loss'],
  ['approves-what-nobody-answers', 'approves-for-whoever-deleted-the-app', 'spare/no-spare-early-delete'],
  ['approves-what-nobody-answers', 'approves-before-activation', 'spare/activation-code-needed-2'],
  ['allows-one-active-app-only', 'no-spare-beside-an-app', 'spare/app-then-another-app'],
  ['code-shown-lacks-code', 'a-scan-gives-no-code', 'spare/code-by-scan-1'],
  ['accepts-an-expired-passport', 'an-expired-passport-gives-a-code', 'spare/code-by-scan-1'],
  ['takes-no-foreign-id-cards', 'an-id-card-gives-no-code', 'spare/code-by-scan-2'],
  ['scans-without-accepted-terms', 'takes-the-terms-for-accepted-before', 'spare/terms-accepted'],
  ['skips-privacy', 'skips-the-privacy-policy-for-a-spare', 'spare/privacy-policy-read'],
  ['skips-origin', 'asks-no-origin-for-a-spare', 'spare/choose-passport-origin'],
]

type Named = { readonly name: string; readonly clauses: readonly string[] }

/** The same deviations under names of their own. @param faults those whose deviations they are */
export const furtherFaults = <F extends Named>(faults: readonly F[]): F[] => {
  const known = new Map(faults.map((fault) => [fault.name, fault]))
  return FURTHER.map(([of, name, clause]) => {
    const found = known.get(of)
    if (!found) throw new Error(`there is no fault "${of}", of which "${name}" is to be another`)
    return { ...found, name, clauses: [clause] }
  })
}
