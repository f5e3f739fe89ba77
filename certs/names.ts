import { type Asn1, context, oid, printable, sequence, setOf, utf8 } from './asn1'

// Attribute types of X.520.
const COMMON_NAME = '2.5.4.3'
const COUNTRY_NAME = '2.5.4.6'
const LOCALITY_NAME = '2.5.4.7'
const ORGANIZATION_NAME = '2.5.4.10'

/** A distinguished name as Doc 9303-12 §7.1 has it. */
export type Name = { country: string; organization: string; commonName: string }

/** Country as PrintableString, the rest as UTF8String: Doc 9303-12 §7.1. */
export const nameToAsn1 = ({ country, organization, commonName }: Name): Asn1 =>
  sequence(
    ...[
      [COUNTRY_NAME, printable(country)] as const,
      [ORGANIZATION_NAME, utf8(organization)] as const,
      [COMMON_NAME, utf8(commonName)] as const,
    ].map(([type, value]) => setOf(sequence(oid(type), value))),
  )

/** GeneralName; Name is a choice, so its tag [4] is explicit. */
export const directoryName = (name: Asn1): Asn1 => context(4, name)
/** DistributionPointName fullName [0] with one directory name. */
export const fullName = (name: Name): Asn1 => context(0, context(0, directoryName(nameToAsn1(name))))

/** The alternative name that carries the state's code of the machine-readable zone as locality: Doc 9303-12 §7.1.1.2. */
export const stateCodeNames = (country: string): Asn1 =>
  sequence(directoryName(sequence(setOf(sequence(oid(LOCALITY_NAME), printable(country))))))
