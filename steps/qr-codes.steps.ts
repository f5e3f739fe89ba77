import { holdsBeforeFormerQrCode, holdsBeforeStrangeQrCode } from './actors/copying'
import type { Person } from './actors/person'
import type { QrCodeChange } from './strange-values'
import { when } from './wording'

when(
  {
    da: '{person} holder kameraet op foran et billede af den forrige QR-kode',
    en: '{person} holds the camera before a picture of the former QR code',
  },
  holdsBeforeFormerQrCode,
)

when(
  {
    da: '{person} holder kameraet op foran en QR-kode, der er {qrCodeChange}',
    en: '{person} holds the camera before a QR code that is {qrCodeChange}',
  },
  (person: Person, change: QrCodeChange) => holdsBeforeStrangeQrCode(person, change),
)
