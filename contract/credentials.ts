import { z } from 'zod'

/**
 * What a page asks of a security key and what it gets, in the JSON forms of W3C Web Authentication Level 3, §5.1
 * (`toJSON`, `parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`); bytes are base64url without padding. Members that
 * are not named here pass through.
 */
const bytes = z.base64url()

const descriptor = z.looseObject({ type: z.string(), id: bytes, transports: z.array(z.string()).optional() })
const timeout = z.int().positive().describe('ms').optional()

/** PublicKeyCredentialCreationOptionsJSON. */
export const creationOptionsSchema = z.looseObject({
  rp: z.looseObject({ id: z.string().optional(), name: z.string() }),
  user: z.looseObject({ id: bytes, name: z.string(), displayName: z.string() }),
  challenge: bytes,
  pubKeyCredParams: z.array(z.looseObject({ type: z.string(), alg: z.int().describe('COSE algorithm; −7 is ES256') })),
  timeout,
  excludeCredentials: z.array(descriptor).optional(),
  authenticatorSelection: z
    .looseObject({ userVerification: z.string().optional(), residentKey: z.string().optional() })
    .optional(),
  attestation: z.string().optional(),
})

/** PublicKeyCredentialRequestOptionsJSON. */
export const requestOptionsSchema = z.looseObject({
  challenge: bytes,
  rpId: z.string().optional(),
  timeout,
  allowCredentials: z.array(descriptor).optional(),
  userVerification: z.string().optional(),
})

const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().optional(),
  clientExtensionResults: z.looseObject({}),
}

/** RegistrationResponseJSON. */
export const registrationSchema = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: bytes,
    attestationObject: bytes,
    authenticatorData: bytes,
    transports: z.array(z.string()),
    publicKey: bytes.optional(),
    publicKeyAlgorithm: z.int(),
  }),
})

/** AuthenticationResponseJSON. */
export const assertionSchema = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
})

/** Names of the exceptions by which a browser says that there is no credential (Web Authentication Level 2, §5.1.3 and §5.1.4). */
export const CREDENTIAL_ERRORS = [
  'NotAllowedError', // nobody touched a key in time, or it holds no credential that is asked for
  'InvalidStateError', // the key already holds one of those excluded
  'NotSupportedError', // no algorithm that the key has
  'SecurityError', // the RP ID is none that this origin may use
] as const

const notMade = z.strictObject({ made: z.literal(false), error: z.enum(CREDENTIAL_ERRORS) })
export const createdSchema = z.discriminatedUnion('made', [
  z.strictObject({ made: z.literal(true), credential: registrationSchema }),
  notMade,
])
export const gotSchema = z.discriminatedUnion('made', [
  z.strictObject({ made: z.literal(true), credential: assertionSchema }),
  notMade,
])

export type CreationOptions = z.infer<typeof creationOptionsSchema>
export type RequestOptions = z.infer<typeof requestOptionsSchema>
export type Registration = z.infer<typeof registrationSchema>
export type Assertion = z.infer<typeof assertionSchema>
export type CredentialError = (typeof CREDENTIAL_ERRORS)[number]
