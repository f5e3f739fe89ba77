/** What the app says where several people share it. One table a language. */
export const householdDa = {
  title: 'Hvem er du?',
  text: 'Vælg din egen profil.',
  another: 'En anden profil',
  full: 'Der er ikke plads til flere profiler i appen.',
  pinTaken: 'En anden i appen har den PIN-kode.',
  leave: 'Fjern min profil fra appen',
  left: 'Din profil er fjernet fra appen.',
}

export const householdEn: typeof householdDa = {
  title: 'Who are you?',
  text: 'Choose your own profile.',
  another: 'Another profile',
  full: 'There is no room for more profiles in the app.',
  pinTaken: 'Somebody else in the app has that PIN.',
  leave: 'Remove my profile from the app',
  left: 'Your profile has been removed from the app.',
}
