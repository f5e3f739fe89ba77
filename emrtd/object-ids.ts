/** Object identifiers in dotted form, from Doc 9303-10, -11 §9.2 and -12, BSI TR-03110-3 A.1.1 and the RFCs named. */
const BSI = '0.4.0.127.0.7'
const ICAO = '2.23.136.1.1'

/** Doc 9303-11 §9.2.3: PACE, by mapping and cipher. */
export const ID_PACE = `${BSI}.2.2.4`
export const ID_PACE_DH_GM = `${ID_PACE}.1`
export const ID_PACE_ECDH_GM = `${ID_PACE}.2`
export const ID_PACE_DH_IM = `${ID_PACE}.3`
export const ID_PACE_ECDH_IM = `${ID_PACE}.4`
export const ID_PACE_ECDH_CAM = `${ID_PACE}.6`
export const ID_PACE_DH_GM_3DES_CBC_CBC = `${ID_PACE_DH_GM}.1`
export const ID_PACE_DH_GM_AES_CBC_CMAC_128 = `${ID_PACE_DH_GM}.2`
export const ID_PACE_DH_GM_AES_CBC_CMAC_192 = `${ID_PACE_DH_GM}.3`
export const ID_PACE_DH_GM_AES_CBC_CMAC_256 = `${ID_PACE_DH_GM}.4`
export const ID_PACE_ECDH_GM_3DES_CBC_CBC = `${ID_PACE_ECDH_GM}.1`
export const ID_PACE_ECDH_GM_AES_CBC_CMAC_128 = `${ID_PACE_ECDH_GM}.2`
export const ID_PACE_ECDH_GM_AES_CBC_CMAC_192 = `${ID_PACE_ECDH_GM}.3`
export const ID_PACE_ECDH_GM_AES_CBC_CMAC_256 = `${ID_PACE_ECDH_GM}.4`
export const ID_PACE_DH_IM_3DES_CBC_CBC = `${ID_PACE_DH_IM}.1`
export const ID_PACE_DH_IM_AES_CBC_CMAC_128 = `${ID_PACE_DH_IM}.2`
export const ID_PACE_DH_IM_AES_CBC_CMAC_192 = `${ID_PACE_DH_IM}.3`
export const ID_PACE_DH_IM_AES_CBC_CMAC_256 = `${ID_PACE_DH_IM}.4`
export const ID_PACE_ECDH_IM_3DES_CBC_CBC = `${ID_PACE_ECDH_IM}.1`
export const ID_PACE_ECDH_IM_AES_CBC_CMAC_128 = `${ID_PACE_ECDH_IM}.2`
export const ID_PACE_ECDH_IM_AES_CBC_CMAC_192 = `${ID_PACE_ECDH_IM}.3`
export const ID_PACE_ECDH_IM_AES_CBC_CMAC_256 = `${ID_PACE_ECDH_IM}.4`
export const ID_PACE_ECDH_CAM_AES_CBC_CMAC_128 = `${ID_PACE_ECDH_CAM}.2`
export const ID_PACE_ECDH_CAM_AES_CBC_CMAC_192 = `${ID_PACE_ECDH_CAM}.3`
export const ID_PACE_ECDH_CAM_AES_CBC_CMAC_256 = `${ID_PACE_ECDH_CAM}.4`

/** Doc 9303-11 §9.2.7 and §9.2.9: Chip Authentication, its public keys, Terminal Authentication. */
export const ID_PK_DH = `${BSI}.2.2.1.1`
export const ID_PK_ECDH = `${BSI}.2.2.1.2`
export const ID_TA = `${BSI}.2.2.2`
export const ID_CA = `${BSI}.2.2.3`
export const ID_CA_DH = `${ID_CA}.1`
export const ID_CA_ECDH = `${ID_CA}.2`
export const ID_CA_DH_3DES_CBC_CBC = `${ID_CA}.1.1`
export const ID_CA_DH_AES_CBC_CMAC_128 = `${ID_CA}.1.2`
export const ID_CA_DH_AES_CBC_CMAC_192 = `${ID_CA}.1.3`
export const ID_CA_DH_AES_CBC_CMAC_256 = `${ID_CA}.1.4`
export const ID_CA_ECDH_3DES_CBC_CBC = `${ID_CA}.2.1`
export const ID_CA_ECDH_AES_CBC_CMAC_128 = `${ID_CA}.2.2`
export const ID_CA_ECDH_AES_CBC_CMAC_192 = `${ID_CA}.2.3`
export const ID_CA_ECDH_AES_CBC_CMAC_256 = `${ID_CA}.2.4`
/** BSI TR-03110-3 A.1.1.6: content of EF.CardSecurity (Doc 9303-10 §3.11.4). */
export const ID_SECURITY_OBJECT = `${BSI}.3.2.1`
/** Doc 9303-11 §9.5.1: standardised domain parameters, named in an AlgorithmIdentifier. */
export const ID_STANDARDIZED_DOMAIN_PARAMETERS = `${BSI}.1.2`

/** Doc 9303-10 §4.6.2, Doc 9303-11 §9.2.4 and Doc 9303-12. */
export const ID_LDS_SECURITY_OBJECT = `${ICAO}.1`
export const ID_CSCA_MASTER_LIST = `${ICAO}.2`
/** Doc 9303-12 §7.1.2: extended key usage of who signs master lists. */
export const ID_MASTER_LIST_SIGNING_KEY = `${ICAO}.3`
export const ID_ACTIVE_AUTHENTICATION = `${ICAO}.5`
export const ID_NAME_CHANGE = `${ICAO}.6.1`
export const ID_DOCUMENT_TYPE_LIST = `${ICAO}.6.2`

/** Hash functions. */
export const ID_SHA1 = '1.3.14.3.2.26'
export const ID_SHA256 = '2.16.840.1.101.3.4.2.1'
export const ID_SHA384 = '2.16.840.1.101.3.4.2.2'
export const ID_SHA512 = '2.16.840.1.101.3.4.2.3'
export const ID_SHA224 = '2.16.840.1.101.3.4.2.4'

/** Signatures: RFC 8017 App A, RFC 5758 §3.2, BSI TR-03111 §5.2.1 (plain ECDSA). */
export const ID_PLAIN_ECDSA_SHA1 = `${BSI}.1.1.4.1.1`
export const ID_PLAIN_ECDSA_SHA224 = `${BSI}.1.1.4.1.2`
export const ID_PLAIN_ECDSA_SHA256 = `${BSI}.1.1.4.1.3`
export const ID_PLAIN_ECDSA_SHA384 = `${BSI}.1.1.4.1.4`
export const ID_PLAIN_ECDSA_SHA512 = `${BSI}.1.1.4.1.5`
export const ID_RSA_ENCRYPTION = '1.2.840.113549.1.1.1'
export const ID_SHA1_WITH_RSA = '1.2.840.113549.1.1.5'
export const ID_MGF1 = '1.2.840.113549.1.1.8'
export const ID_RSASSA_PSS = '1.2.840.113549.1.1.10'
export const ID_SHA256_WITH_RSA = '1.2.840.113549.1.1.11'
export const ID_SHA384_WITH_RSA = '1.2.840.113549.1.1.12'
export const ID_SHA512_WITH_RSA = '1.2.840.113549.1.1.13'
export const ID_SHA224_WITH_RSA = '1.2.840.113549.1.1.14'
export const ID_EC_PUBLIC_KEY = '1.2.840.10045.2.1'
/** Diffie-Hellman: PKCS #3 and ANSI X9.42 (RFC 3279 §2.3.3). */
export const ID_DH_KEY_AGREEMENT = '1.2.840.113549.1.3.1'
export const ID_DH_PUBLIC_NUMBER = '1.2.840.10046.2.1'
export const ID_PRIME_FIELD = '1.2.840.10045.1.1'
export const ID_ECDSA_WITH_SHA1 = '1.2.840.10045.4.1'
export const ID_ECDSA_WITH_SHA224 = '1.2.840.10045.4.3.1'
export const ID_ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
export const ID_ECDSA_WITH_SHA384 = '1.2.840.10045.4.3.3'
export const ID_ECDSA_WITH_SHA512 = '1.2.840.10045.4.3.4'

/** Curves: RFC 5480 §2.1.1.1 and RFC 5639 §4.1. */
export const CURVE_IDS = {
  secp224r1: '1.3.132.0.33',
  prime192v1: '1.2.840.10045.3.1.1',
  prime256v1: '1.2.840.10045.3.1.7',
  secp384r1: '1.3.132.0.34',
  secp521r1: '1.3.132.0.35',
  brainpoolP192r1: '1.3.36.3.3.2.8.1.1.3',
  brainpoolP224r1: '1.3.36.3.3.2.8.1.1.5',
  brainpoolP256r1: '1.3.36.3.3.2.8.1.1.7',
  brainpoolP320r1: '1.3.36.3.3.2.8.1.1.9',
  brainpoolP384r1: '1.3.36.3.3.2.8.1.1.11',
  brainpoolP512r1: '1.3.36.3.3.2.8.1.1.13',
} as const

/** CMS and certificates: RFC 5652 §11 and RFC 5280 §4.2. */
export const ID_SIGNED_DATA = '1.2.840.113549.1.7.2'
export const ID_CONTENT_TYPE = '1.2.840.113549.1.9.3'
export const ID_MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
export const ID_SIGNING_TIME = '1.2.840.113549.1.9.5'
export const ID_SUBJECT_KEY_IDENTIFIER = '2.5.29.14'
export const ID_KEY_USAGE = '2.5.29.15'
export const ID_PRIVATE_KEY_USAGE_PERIOD = '2.5.29.16'
export const ID_BASIC_CONSTRAINTS = '2.5.29.19'
export const ID_CRL_NUMBER = '2.5.29.20'
export const ID_CRL_DISTRIBUTION_POINTS = '2.5.29.31'
export const ID_CERTIFICATE_POLICIES = '2.5.29.32'
export const ID_EXTENDED_KEY_USAGE = '2.5.29.37'
export const ID_AUTHORITY_KEY_IDENTIFIER = '2.5.29.35'

const base128 = (arc: number): number[] => {
  const digits = [arc & 0x7f]
  for (let rest = Math.floor(arc / 0x80); rest > 0; rest = Math.floor(rest / 0x80)) digits.unshift((rest & 0x7f) | 0x80)
  return digits
}

/** Content octets of an OBJECT IDENTIFIER (X.690 §8.19), without tag and length. */
export const encodeOid = (dotted: string): Uint8Array => {
  const octets = encoded.get(dotted) ?? octetsOf(dotted)
  encoded.set(dotted, octets)
  return Uint8Array.from(octets)
}

/** There are few, and they are written often. */
const encoded = new Map<string, Uint8Array>()

const octetsOf = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return new Uint8Array([first * 40 + second, ...rest].flatMap(base128))
}

/** The dotted form, or undefined when the octets are no object identifier. */
export const decodeOid = (octets: Uint8Array): string | undefined => {
  const arcs: number[] = []
  let arc = 0
  for (const octet of octets) {
    arc = arc * 0x80 + (octet & 0x7f)
    if (arc > Number.MAX_SAFE_INTEGER / 0x80) return undefined
    if (octet & 0x80) continue
    arcs.push(arc)
    arc = 0
  }
  const head = arcs.shift()
  if (head === undefined || (octets.at(-1) ?? 0) & 0x80) return undefined
  const first = Math.min(2, Math.floor(head / 40))
  return [first, head - first * 40, ...arcs].join('.')
}
