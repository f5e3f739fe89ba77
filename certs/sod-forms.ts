import { createHash } from 'node:crypto'
import * as id from '../emrtd/object-ids'
import { children, content, implicit, integer, octets, oid, sequence, setOf, time } from './asn1'
import { md5Algorithm } from './outlawed'
import { dataGroupHash, ldsVersionInfo, type SecurityObjectChange } from './security-object'
import { issuerAndSerial } from './signed-data'
import type { Signer } from './signers'
import {
  flipped,
  hashTwo,
  info,
  lds,
  message,
  replacingTwo,
  withAttribute,
  withLength,
  withoutAttribute,
  withTag,
  withZeros,
} from './sod-changes'

/** One way in which EF.SOD differs from the usual one; everything that it says is signed unless the means say so. */
export type SodForm = SecurityObjectChange & {
  means: string
  /** Cases of BSI TR-03105-5.1, with ICAO's own where they moved there, and of the list of quirks. */
  sources: readonly string[]
  /** What lies in its certificates: the signer's unless said. */
  certificates?: 'none' | 'with-csca'
  /** A second signature, under this one's certificate. */
  also?: Signer
}

const UNKNOWN_CONTENT = '1.2.840.113549.1.7.1'
const LONG_AGO = new Date('2001-01-01T00:00:00Z')

export const SOD_FORMS = {
  usual: { means: 'as Doc 9303-10 §4.6.2 wants it', sources: [] },

  'certificate-elsewhere': {
    means: 'the certificate of its signer is not inside',
    sources: ['LDS_H_15', 'PK-10'],
    certificates: 'none',
  },
  'with-csca': {
    means: 'the certificate of the CSCA is inside too',
    sources: ['RFC 5652 §5.1'],
    certificates: 'with-csca',
  },
  'signer-by-key': {
    means: 'its signer is named by the key identifier, in version 3',
    sources: ['RFC 5652 §5.3'],
    signerNamedBy: 'key-identifier',
  },
  'two-signers': { means: 'two signers of the state signed it', sources: ['RFC 5652 §5.1'], also: 'honest' },
  'second-signer-unknown': {
    means: 'a second signer, whose CSCA nobody trusts, signed it too',
    sources: ['RFC 5652 §5.1'],
    also: 'unknown-csca',
  },
  'attributes-unsorted': {
    means: 'its signed attributes are not in order, though they were signed in order',
    sources: ['PK-12'],
    unsorted: 'written',
  },
  'attributes-signed-unsorted': {
    means: 'its signed attributes are not in order, and were signed as they stand',
    sources: ['PK-12'],
    unsorted: 'signed',
  },
  'signature-with-zeros': {
    means: 'the two numbers of its ECDSA signature begin with a zero too many',
    sources: ['PK-22'],
    signature: withZeros,
  },
  'signing-time-missing': {
    means: 'it does not say when it was signed',
    sources: ['LDS_H_35'],
    attributes: withoutAttribute(id.ID_SIGNING_TIME),
  },
  'signing-time-wrong': {
    means: 'it says that it was signed in 2001',
    sources: ['LDS_H_34'],
    attributes: withAttribute(id.ID_SIGNING_TIME, () => time(LONG_AGO)),
  },

  'tag-78': { means: 'its tag is 78', sources: ['LDS_H_17', 'LDS_D_02'], file: withTag(0x78) },
  'length-too-small': { means: 'its length is one too small', sources: ['LDS_H_18', 'LDS_D_03'], file: withLength(-1) },
  'length-too-big': { means: 'its length is one too big', sources: ['LDS_H_19', 'LDS_D_04'], file: withLength(1) },
  'version-wrong': {
    means: 'SignedData is of version 2, which is none',
    sources: ['LDS_H_20', 'LDS_D_05'],
    signedData: message(() => ({ version: integer(2) })),
  },
  'version-missing': {
    means: 'SignedData says no version',
    sources: ['LDS_H_21', 'LDS_D_06'],
    signedData: message(() => ({ version: undefined })),
  },
  'digest-algorithms-outlawed': {
    means: 'SignedData lists MD5 alone',
    sources: ['LDS_H_22', 'LDS_D_07'],
    signedData: message(() => ({ digestAlgorithms: setOf(md5Algorithm()) })),
  },
  'digest-algorithms-missing': {
    means: 'SignedData lists no digest algorithms',
    sources: ['LDS_H_23', 'LDS_D_08'],
    signedData: message(() => ({ digestAlgorithms: undefined })),
  },
  'content-type-wrong': {
    means: 'SignedData says that its content is plain data',
    sources: ['LDS_H_24', 'LDS_D_09'],
    signedData: message(({ content: inside }) => ({
      content: inside && sequence(oid(UNKNOWN_CONTENT), ...children(inside).slice(1)),
    })),
  },
  'content-type-missing': {
    means: 'SignedData does not say what its content is',
    sources: ['LDS_H_25', 'LDS_D_10'],
    signedData: message(({ content: inside }) => ({ content: inside && sequence(...children(inside).slice(1)) })),
  },
  'content-missing': {
    means: 'what was signed is not inside',
    sources: ['RFC 5652 §5.2'],
    signedData: message(({ content: inside }) => ({ content: inside && sequence(...children(inside).slice(0, 1)) })),
  },
  'signers-missing': {
    means: 'nobody signed it',
    sources: ['Doc 9303-10 §4.6.2.2'],
    signedData: message(() => ({ signerInfos: setOf() })),
  },

  'signer-version-wrong': {
    means: 'SignerInfo is of version 2, which is none',
    sources: ['LDS_H_26', 'LDS_D_11'],
    signerInfo: info(() => ({ version: integer(2) })),
  },
  'signer-version-missing': {
    means: 'SignerInfo says no version',
    sources: ['LDS_H_27', 'LDS_D_12'],
    signerInfo: info(() => ({ version: undefined })),
  },
  'signer-of-version-3-by-serial': {
    means: 'SignerInfo is of version 3 and names the signer by its serial number',
    sources: ['LDS_H_84'],
    signerInfo: info(() => ({ version: integer(3) })),
  },
  'signer-of-version-1-by-key': {
    means: 'SignerInfo is of version 1 and names the signer by its key',
    sources: ['LDS_H_85'],
    signerNamedBy: 'key-identifier',
    signerInfo: info(() => ({ version: integer(1) })),
  },
  'signer-serial-wrong': {
    means: 'SignerInfo names another serial number than that of the certificate inside',
    sources: ['LDS_H_28', 'LDS_D_13'],
    signerInfo: info((_, certificate) => ({
      signer: sequence(...children(issuerAndSerial(certificate)).slice(0, 1), integer(4711)),
    })),
  },
  'signer-key-wrong': {
    means: 'SignerInfo names another key than that of the certificate inside',
    sources: ['LDS_H_29', 'LDS_D_14'],
    signerNamedBy: 'key-identifier',
    signerInfo: info(() => ({ signer: implicit(0, octets(new Uint8Array(20).fill(7))) })),
  },
  'digest-outlawed': {
    means: 'the message digest is made with MD5, and SignerInfo says so',
    sources: ['LDS_H_30', 'LDS_D_15'],
    attributes: withAttribute(id.ID_MESSAGE_DIGEST, (_, signed) =>
      octets(new Uint8Array(createHash('md5').update(signed).digest())),
    ),
    signerInfo: info(() => ({ digestAlgorithm: md5Algorithm() })),
  },
  'digest-algorithm-missing': {
    means: 'SignerInfo does not say how the message digest is made',
    sources: ['LDS_H_31', 'LDS_D_16'],
    signerInfo: info(() => ({ digestAlgorithm: undefined })),
  },
  'digest-wrong': {
    means: 'the signed message digest is not that of the content',
    sources: ['LDS_H_32', 'LDS_D_17'],
    attributes: withAttribute(id.ID_MESSAGE_DIGEST, (value) => octets(flipped(content(value)))),
  },
  'digest-missing': {
    means: 'no message digest is signed',
    sources: ['LDS_H_33', 'LDS_D_18'],
    attributes: withoutAttribute(id.ID_MESSAGE_DIGEST),
  },
  'content-type-attribute-wrong': {
    means: 'the signed attributes say that the content is plain data',
    sources: ['RFC 5652 §11.1'],
    attributes: withAttribute(id.ID_CONTENT_TYPE, () => oid(UNKNOWN_CONTENT)),
  },
  'content-type-attribute-missing': {
    means: 'the signed attributes do not say what the content is',
    sources: ['RFC 5652 §11.1'],
    attributes: withoutAttribute(id.ID_CONTENT_TYPE),
  },
  'attributes-missing': {
    means: 'there are no signed attributes; the content itself is signed',
    sources: ['RFC 5652 §5.3'],
    attributes: () => [],
  },
  'signature-outlawed': {
    means: 'digest and signature are made with MD5, or with RIPEMD-160 on a curve, and it says so',
    sources: ['LDS_H_36'],
    outlawed: true,
  },
  'signature-wrong': {
    means: 'its signature is not right',
    sources: ['LDS_H_37', 'LDS_D_19'],
    signature: flipped,
  },
  'signature-of-another-key': {
    means: 'another key than that of its certificate signed it',
    sources: ['LDS_H_37', 'LDS_D_19'],
    otherKey: true,
  },
  'signature-malformed': {
    means: 'its signature is cut off in the middle',
    sources: ['LDS_H_37', 'LDS_D_19'],
    signature: (octets) => octets.subarray(0, octets.length >> 1),
  },
  'signature-missing': {
    means: 'it has no signature',
    sources: ['LDS_H_38', 'LDS_D_20'],
    signerInfo: info(() => ({ signature: undefined })),
  },

  'lds-version-wrong': {
    means: 'the LDS security object is of version 2, which is none',
    sources: ['LDS_H_39', 'LDS_D_21'],
    lds: lds(() => ({ version: integer(2) })),
  },
  'lds-version-missing': {
    means: 'the LDS security object says no version',
    sources: ['LDS_H_40', 'LDS_D_22'],
    lds: lds(() => ({ version: undefined })),
  },
  'lds-1.8-of-version-0': {
    means: 'the LDS security object signs its LDS version in version 0',
    sources: ['LDS_H_87', 'LDS_D_36'],
    lds: lds(() => ({ version: integer(0), ldsVersion: ldsVersionInfo('0108') })),
  },
  'lds-1.7-of-version-1': {
    means: 'the LDS security object signs no LDS version in version 1',
    sources: ['LDS_H_88', 'LDS_D_37'],
    lds: lds(() => ({ version: integer(1), ldsVersion: undefined })),
  },
  'lds-1.9': {
    means: 'the LDS security object signs an LDS version of the future',
    sources: ['LDS_H_89', 'LDS_D_38'],
    lds: lds(() => ({ version: integer(1), ldsVersion: ldsVersionInfo('0109') })),
  },
  'hash-outlawed': {
    means: 'the hashes of the data groups are said to be made with MD5; they are the right ones, cut to its length',
    sources: ['LDS_H_41', 'LDS_D_23'],
    lds: lds(({ hashes }) => ({
      hashAlgorithm: md5Algorithm(),
      hashes: new Map(
        [...hashes].map(([number, hash]) => [
          number,
          dataGroupHash(number, content(children(hash)[1] ?? hash).subarray(0, 16)),
        ]),
      ),
    })),
  },
  'hash-algorithm-missing': {
    means: 'the LDS security object does not say how its hashes are made',
    sources: ['LDS_H_42', 'LDS_D_24'],
    lds: lds(() => ({ hashAlgorithm: undefined })),
  },
  'hash-wrong': {
    means: 'the signed hash of DG2 is not that of DG2',
    sources: ['LDS_H_43', 'LDS_D_25'],
    lds: replacingTwo((number, hash) => dataGroupHash(number, flipped(hash))),
  },
  'hash-missing': {
    means: 'the hash of DG1 is not signed',
    sources: ['LDS_H_44', 'LDS_D_27'],
    lds: lds(({ hashes }) => ({ hashes: new Map([...hashes].filter(([number]) => number !== 1)) })),
  },
  'hash-of-absent-group': {
    means: 'a hash of DG10, which is not on the chip, is signed',
    sources: ['LDS_H_45'],
    lds: lds(({ hashes }) => ({
      hashes: new Map(
        [...hashes, [10, dataGroupHash(10, flipped(hashTwo(hashes)[1]))] as const].sort(([a], [b]) => a - b),
      ),
    })),
  },
  'group-number-wrong': {
    means: 'the hash of DG2 is said to be that of DG17, which is none',
    sources: ['LDS_H_46'],
    lds: replacingTwo((_, hash) => dataGroupHash(17, hash)),
  },
  'group-number-missing': {
    means: 'the hash of DG2 is not said to be of any data group',
    sources: ['LDS_H_47'],
    lds: replacingTwo((_, hash) => sequence(octets(hash))),
  },
} satisfies Record<string, SodForm>

export type SodFormName = keyof typeof SOD_FORMS
export const sodForm = (name: SodFormName): SodForm => SOD_FORMS[name]
