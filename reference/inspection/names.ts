import { childrenOf, type Der, expect, fieldsOf, oidOf, SET } from './der'

/** Distinguished names: RFC 5280 §4.1.2.4 and §7.1. */
export type DistinguishedName = {
  /** The same for names that are the same: letter case, extra spaces and the kind of string make no difference. */
  form: string
  /** countryName as written, or undefined. */
  country: string | undefined
}

const COUNTRY_NAME = '2.5.4.6'
const BMP_STRING = 0x1e

const textOf = ({ tag, value }: Der): string =>
  tag === BMP_STRING ? Buffer.from(value).swap16().toString('utf16le') : Buffer.from(value).toString('utf8')
const folded = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** Throws DerError. */
export const parseName = (name: Der): DistinguishedName => {
  let country: string | undefined
  const sets = fieldsOf(name).map((set) =>
    childrenOf(expect(set, SET)).map((attribute) => {
      const [type, value] = fieldsOf(attribute)
      const [oid, text] = [oidOf(type), value ? textOf(value) : '']
      if (oid === COUNTRY_NAME) country ??= text
      return `${oid}=${folded(text)}`
    }),
  )
  return { form: JSON.stringify(sets.map((attributes) => attributes.sort())), country }
}
