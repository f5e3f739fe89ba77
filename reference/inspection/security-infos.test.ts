import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../../core/bytes'
import { encodeTlv } from '../../emrtd/tlv'
import { printed, workedExample } from '../../emrtd/worked-examples'
import { parseDer } from './der'
import { agreementKeyOf } from './public-key'
import { parseSecurityInfos } from './security-infos'

const infosOf = (...infos: string[]) => parseSecurityInfos(parseDer(encodeTlv(0x31, infos.map(fromHex))))

describe('SecurityInfos', () => {
  const GM_AES_128 = '0.4.0.127.0.7.2.2.4.2.2'

  it('hold the PACEInfo of Doc 9303-11 App G.1', () => {
    const info = printed(workedExample('9303-11-G.1'), 'PACEInfo')
    assert.deepEqual(infosOf(info).pace, [{ protocol: GM_AES_128, parameterId: 13 }])
  })

  it('hold the key of Doc 9303-11 App I.1, on standardised parameters', () => {
    const example = workedExample('9303-11-I.1')
    const [key] = infosOf(printed(example, 'ChipAuthenticationPublicKeyInfo')).chipAuthenticationKeys
    assert.ok(key)
    const { agreement, pk } = agreementKeyOf(key.key)
    assert.deepEqual([key.keyId, agreement.kind, hex(pk)], [13, 'ECDH', `04${printed(example, 'PK_IC_static')}`])
  })

  it('may name no parameters, another version of PACE, and protocols beside it', () => {
    const withoutParameters = '300F060A04007F00070202040202020102'
    const versionOne = '3012060A04007F0007020204020202010102010D'
    const chipAuthentication = '300F060A04007F00070202030202020101'
    assert.deepEqual(infosOf(withoutParameters).pace, [{ protocol: GM_AES_128, parameterId: undefined }])
    assert.deepEqual(infosOf(versionOne).pace, [])
    const { pace, chipAuthentication: found } = infosOf(chipAuthentication)
    assert.deepEqual([pace, found], [[], [{ protocol: '0.4.0.127.0.7.2.2.3.2.2', version: 1, keyId: undefined }]])
  })
})
