import { ID_SECURITY_OBJECT } from '../emrtd/object-ids'
import { der } from './asn1'
import { type DocumentSigner, signedMessage } from './security-object'

/** Content of EF.CardSecurity (Doc 9303-10 §3.11.4, BSI TR-03110-3 A.1.2.5): SecurityInfos, signed as EF.SOD is. */
export const cardSecurity = (securityInfos: Uint8Array, signer: DocumentSigner, signedOn: Date): Uint8Array =>
  der(signedMessage(ID_SECURITY_OBJECT, securityInfos, signer, signedOn))
