import { ID_ACTIVE_AUTHENTICATION, ID_CA, ID_PACE, ID_PK_DH, ID_PK_ECDH } from '../../emrtd/object-ids'
import type { PaceInfo } from '../rules/inspection'
import {
  childrenOf,
  type Der,
  expect,
  fieldsOf,
  INTEGER,
  OBJECT_IDENTIFIER,
  oidOf,
  SEQUENCE,
  SET,
  smallIntegerOf,
} from './der'

/**
 * SecurityInfos: Doc 9303-11 (8th ed.) §9.2. They say which protocols the chip offers. EF.CardAccess holds them
 * unsigned, DG14 and EF.CardSecurity signed. Entries that are unknown are passed over, as §9.2 allows.
 */
export type SecurityInfos = {
  pace: readonly PaceInfo[]
  /** §9.2.2: an AlgorithmIdentifier of explicit parameters, with the id by which PACEInfo names them. */
  paceParameters: readonly { algorithm: Der; parameterId: number | undefined }[]
  /** §9.2.5. */
  chipAuthentication: readonly { protocol: string; version: number | undefined; keyId: number | undefined }[]
  /** §9.2.6: SubjectPublicKeyInfo. */
  chipAuthenticationKeys: readonly { kind: 'DH' | 'ECDH'; key: Der; keyId: number | undefined }[]
  /** §9.2.4: identifier of the signature algorithm of Active Authentication with ECDSA. */
  activeAuthenticationAlgorithm: string | undefined
}

const PACE_VERSION = 2
const KEY_KINDS: Record<string, 'DH' | 'ECDH'> = { [ID_PK_DH]: 'DH', [ID_PK_ECDH]: 'ECDH' }

/** Arcs below an identifier; 0 for any other one. */
const arcsBelow = (root: string, oid: string): number =>
  oid.startsWith(`${root}.`) ? oid.slice(root.length + 1).split('.').length : 0
const optionalInteger = (der: Der | undefined): number | undefined =>
  der?.tag === INTEGER ? smallIntegerOf(der) : undefined

/** @param bytes the SET itself. Throws DerError. */
export const parseSecurityInfos = (infos: Der): SecurityInfos => {
  const entries = childrenOf(expect(infos, SET)).map((info) => {
    const [oid, required, optional] = fieldsOf(info)
    return { oid: oidOf(oid), required, optional }
  })
  const having = (root: string, arcs: number) => entries.filter(({ oid }) => arcsBelow(root, oid) === arcs)
  return {
    // Protocols have one arc more than mappings; the mapping alone names a PACEDomainParameterInfo.
    pace: having(ID_PACE, 2)
      .filter(({ required }) => optionalInteger(required) === PACE_VERSION)
      .map(({ oid, optional }) => ({ protocol: oid, parameterId: optionalInteger(optional) })),
    paceParameters: having(ID_PACE, 1).map(({ required, optional }) => ({
      algorithm: expect(required, SEQUENCE),
      parameterId: optionalInteger(optional),
    })),
    chipAuthentication: having(ID_CA, 2).map(({ oid, required, optional }) => ({
      protocol: oid,
      version: optionalInteger(required),
      keyId: optionalInteger(optional),
    })),
    chipAuthenticationKeys: entries.flatMap(({ oid, required, optional }) => {
      const kind = KEY_KINDS[oid]
      return kind ? [{ kind, key: expect(required, SEQUENCE), keyId: optionalInteger(optional) }] : []
    }),
    activeAuthenticationAlgorithm: entries.flatMap(({ oid, optional }) =>
      oid === ID_ACTIVE_AUTHENTICATION && optional?.tag === OBJECT_IDENTIFIER ? [oidOf(optional)] : [],
    )[0],
  }
}
