/** What the app says on the way back into it. One table a language. */
export const da = {
  withDocument: 'Genaktiver med pas eller ID-kort',
  withTemporaryPin: 'Brug en midlertidig PIN-kode',
  blockedText:
    'Du har tastet forkert for mange gange. Scan dit pas og dit ansigt, eller brug en midlertidig PIN-kode fra MitID Support eller Borgerservice.',
  forgotten: 'Jeg har glemt PIN-koden',
  forgottenTitle: 'Få en ny PIN-kode',
  forgottenText:
    'Scan dit pas og dit ansigt, eller brug en midlertidig PIN-kode fra MitID Support eller Borgerservice.',
  readyTitle: 'Klar til brug',
  readyText: 'Indtast den midlertidige PIN-kode, du har fået, og lav derefter din egen.',
  pinTitle: 'Indtast din midlertidige PIN-kode',
  pinText: 'Den gælder i 30 minutter. Bagefter laver du selv en ny.',
  done: 'Du har fået en ny PIN-kode.',
}

export const en: typeof da = {
  withDocument: 'Reactivate with passport or ID card',
  withTemporaryPin: 'Use a temporary PIN code',
  blockedText:
    'You have entered a wrong PIN too many times. Scan your passport and your face, or use a temporary PIN code from MitID Support or Citizen Service.',
  forgotten: 'I have forgotten my PIN',
  forgottenTitle: 'Get a new PIN',
  forgottenText: 'Scan your passport and your face, or use a temporary PIN code from MitID Support or Citizen Service.',
  readyTitle: 'Ready for use',
  readyText: 'Enter the temporary PIN code that you were given, and then make one of your own.',
  pinTitle: 'Enter your temporary PIN code',
  pinText: 'It is valid for 30 minutes. After that you make a new one yourself.',
  done: 'You have a new PIN.',
}
