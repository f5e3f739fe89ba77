/** Who signs the document security object; everything but `honest` is one deviation from it. */
export type Signer = 'honest' | 'expired' | 'revoked' | 'unknown-csca' | 'of-another-state'

export type SignOptions = {
  /** `honest` unless said. */
  signer?: Signer
  /** LDS 1.7 unless said; 1.8 also signs the LDS version (Doc 9303-10 §4.6.2.3). */
  ldsVersion?: '0107' | '0108'
  /** When the document was signed, virtual time; one year before `now` unless said. */
  signedOn?: number
}

/** A state that issues passports: certification authority, document signers, revocation list. All bytes are DER. */
export type IssuingState = {
  readonly name: string
  /** Three letters as in the machine-readable zone: `DNK`. */
  readonly country: string
  /** Two letters as in the certificates: `DK`. */
  readonly certificateCountry: string
  /** The hash over data groups that `signSod` expects. */
  readonly hash: 'sha256' | 'sha512'
  readonly cscaCertificates: Uint8Array[]
  readonly linkCertificates: Uint8Array[]
  /** Signed by the newest CSCA; lists the revoked signer. */
  readonly revocationList: Uint8Array
  /** The CSCA behind `unknown-csca`: of the same shape, in no trust list. */
  readonly unknownCsca: Uint8Array
  /** Content of EF.SOD (tag 77) over the hashes of the data groups, by data group number. */
  signSod(hashesByDg: ReadonlyMap<number, Uint8Array>, options?: SignOptions): Uint8Array
}
