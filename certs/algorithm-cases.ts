import { type HashName, signatureParts } from './algorithms'
import { type Suite, suiteParts } from './key-names'
import type { ProfileName } from './profiles'
import type { SodFormName } from './sod-forms'

/** One way to sign documents that Doc 9303-12 §4.4 admits, as a case of BSI TR-03105-5.1 asks for it. */
export type AlgorithmCase = {
  /** Whose CSCA stands above the signer. */
  state: ProfileName
  signer: Suite
  /** Over data groups; that of the signature unless said. */
  hash?: HashName
  form?: SodFormName
}

const elsewhere = 'certificate-elsewhere'

/** By the id of the case. The states are such that CSCA and signer sign in one way, except where the case says not. */
export const ALGORITHM_CASES = {
  LDS_H_01: { state: 'kazakhstan', signer: 'rsa2048 pkcs1-sha1' },
  LDS_H_02: { state: 'norway', signer: 'rsa2048 pss-sha1' },
  LDS_H_03: { state: 'norway', signer: 'rsa2048 pss-sha256' },
  LDS_H_04: { state: 'denmark', signer: 'rsa2048 pkcs1-sha224' },
  LDS_H_05: { state: 'denmark', signer: 'rsa2048 pkcs1-sha256' },
  LDS_H_06: { state: 'andorra', signer: 'rsa3072 pkcs1-sha384' },
  LDS_H_07: { state: 'portugal', signer: 'rsa4096 pkcs1-sha512' },
  LDS_H_08: { state: 'denmark', signer: 'dsa2048 dsa-sha1' },
  LDS_H_09: { state: 'russia', signer: 'brainpoolP224r1 ecdsa-sha1' },
  LDS_H_10: { state: 'russia', signer: 'brainpoolP224r1 ecdsa-plain-sha1' },
  LDS_H_11: { state: 'oman', signer: 'brainpoolP224r1 ecdsa-plain-sha224' },
  LDS_H_12: { state: 'oman', signer: 'brainpoolP256r1 ecdsa-plain-sha256' },
  LDS_H_13: { state: 'austria', signer: 'brainpoolP384r1 ecdsa-plain-sha384' },
  LDS_H_14: { state: 'sweden', signer: 'brainpoolP512r1 ecdsa-plain-sha512' },
  LDS_H_15: { state: 'denmark', signer: 'rsa2048 pkcs1-sha256', form: elsewhere },
  LDS_H_16: { state: 'oman', signer: 'brainpoolP224r1 ecdsa-plain-sha224', form: elsewhere },
  LDS_H_70: { state: 'oman', signer: 'brainpoolP224r1 ecdsa-sha224' },
  LDS_H_71: { state: 'oman', signer: 'brainpoolP256r1 ecdsa-sha256' },
  LDS_H_72: { state: 'austria', signer: 'brainpoolP384r1 ecdsa-sha384' },
  LDS_H_73: { state: 'sweden', signer: 'brainpoolP512r1 ecdsa-sha512' },
  LDS_H_74: { state: 'denmark', signer: 'rsa2048 pkcs1-sha256', hash: 'sha512' },
  LDS_H_75: { state: 'denmark', signer: 'rsa2048 pss-sha256' },
  LDS_H_76: { state: 'norway', signer: 'rsa2048 pkcs1-sha256' },
  LDS_H_77: { state: 'denmark', signer: 'brainpoolP256r1 ecdsa-sha256' },
  LDS_H_78: { state: 'sweden', signer: 'rsa2048 pss-sha512' },
  LDS_H_79: { state: 'kazakhstan', signer: 'rsa2048 pkcs1-bare-sha1' },
  LDS_H_80: { state: 'denmark', signer: 'rsa2048 pkcs1-bare-sha224' },
  LDS_H_81: { state: 'denmark', signer: 'rsa2048 pkcs1-bare-sha256' },
  LDS_H_82: { state: 'andorra', signer: 'rsa2048 pkcs1-bare-sha384' },
  LDS_H_83: { state: 'portugal', signer: 'rsa2048 pkcs1-bare-sha512' },
  LDS_H_94: { state: 'norway', signer: 'rsa2048 pss-sha224' },
  LDS_H_95: { state: 'norway', signer: 'rsa2048 pss-sha384' },
  LDS_H_96: { state: 'italy', signer: 'rsa2048 pss-sha512' },
  LDS_H_97: { state: 'denmark', signer: 'dsa2048 dsa-sha224' },
  LDS_H_98: { state: 'denmark', signer: 'dsa2048 dsa-sha256' },
} satisfies Record<string, AlgorithmCase>

export type AlgorithmCaseId = keyof typeof ALGORITHM_CASES

export const algorithmCase = (id: AlgorithmCaseId): AlgorithmCase & { hash: HashName } => {
  const found: AlgorithmCase = ALGORITHM_CASES[id]
  return { ...found, hash: found.hash ?? signatureParts(suiteParts(found.signer).signature).hash }
}
