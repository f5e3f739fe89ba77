import { asn1, pki } from 'node-forge'
import { type Asn1, context, oid, printable, sequence, setOf } from './asn1'

// Attribute types of X.520.
const COMMON_NAME = '2.5.4.3'
const COUNTRY_NAME = '2.5.4.6'
const LOCALITY_NAME = '2.5.4.7'
const ORGANIZATION_NAME = '2.5.4.10'

/** A distinguished name as node-forge takes it. */
export type Name = pki.CertificateField[]

// The published types call the tag of the string a class.
const UTF8 = asn1.Type.UTF8 as unknown as asn1.Class

/** Country as PrintableString, the rest as UTF8String: Doc 9303-12 §7.1. */
export const distinguishedName = (country: string, organization: string, commonName: string): Name => [
  { type: COUNTRY_NAME, value: country },
  { type: ORGANIZATION_NAME, value: organization, valueTagClass: UTF8 },
  { type: COMMON_NAME, value: commonName, valueTagClass: UTF8 },
]

export const nameToAsn1 = (name: Name): Asn1 => pki.distinguishedNameToAsn1({ attributes: name })

/** GeneralNames with one directory name; Name is a choice, so its tag [4] is explicit. */
const directoryName = (name: Asn1): Asn1 => context(4, name)
export const directoryNames = (name: Name): Asn1 => sequence(directoryName(nameToAsn1(name)))
/** DistributionPointName fullName [0] with one directory name. */
export const fullName = (name: Name): Asn1 => context(0, context(0, directoryName(nameToAsn1(name))))

/** The alternative name that carries the state's three-letter code as locality: Doc 9303-12 §7.1.1.2. */
export const stateCodeNames = (country: string): Asn1 =>
  sequence(directoryName(sequence(setOf(sequence(oid(LOCALITY_NAME), printable(country))))))
