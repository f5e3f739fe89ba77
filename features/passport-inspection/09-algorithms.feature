Feature: Passive Authentication: algorithms
  What Doc 9303-12 §4.4 admits, and what documents in use still have: signatures of document signers, hashes of data
  groups, domain parameters explicit and named.

  @passport-inspection/so-signers
  Rule: Every algorithm that Doc 9303-12 admits is understood, and SHA-1 in older documents

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                                                | deviation                                                                         |
        | LDS_H_01                                              | it is signed with rsa2048 pkcs1-sha1                                              |
        | LDS_H_02                                              | it is signed with rsa2048 pss-sha1                                                |
        | LDS_H_03, LDS_H_75, PK-05-sod-alg-differs-from-ds-alg | it is signed with rsa2048 pss-sha256                                              |
        | LDS_H_04                                              | it is signed with rsa2048 pkcs1-sha224                                            |
        | LDS_H_05                                              | it is signed with rsa2048 pkcs1-sha256                                            |
        | LDS_H_06                                              | it is signed with rsa3072 pkcs1-sha384                                            |
        | LDS_H_07                                              | it is signed with rsa4096 pkcs1-sha512                                            |
        | LDS_H_09                                              | it is signed with brainpoolP224r1 ecdsa-sha1                                      |
        | LDS_H_10                                              | it is signed with brainpoolP224r1 ecdsa-plain-sha1                                |
        | LDS_H_11                                              | it is signed with brainpoolP224r1 ecdsa-plain-sha224                              |
        | LDS_H_12, PK-06-plain-ecdsa                           | it is signed with brainpoolP256r1 ecdsa-plain-sha256                              |
        | LDS_H_13                                              | it is signed with brainpoolP384r1 ecdsa-plain-sha384                              |
        | LDS_H_14                                              | it is signed with brainpoolP512r1 ecdsa-plain-sha512                              |
        | LDS_H_70                                              | it is signed with brainpoolP224r1 ecdsa-sha224                                    |
        | LDS_H_71, LDS_H_77, PK-01-explicit-ec-parameters      | it is signed with brainpoolP256r1 ecdsa-sha256                                    |
        | LDS_H_72                                              | it is signed with brainpoolP384r1 ecdsa-sha384                                    |
        | LDS_H_73                                              | it is signed with brainpoolP512r1 ecdsa-sha512                                    |
        | LDS_H_79                                              | it is signed with rsa2048 pkcs1-bare-sha1                                         |
        | LDS_H_80                                              | it is signed with rsa2048 pkcs1-bare-sha224                                       |
        | LDS_H_81                                              | it is signed with rsa2048 pkcs1-bare-sha256                                       |
        | LDS_H_82                                              | it is signed with rsa2048 pkcs1-bare-sha384                                       |
        | LDS_H_83                                              | it is signed with rsa2048 pkcs1-bare-sha512                                       |
        | LDS_H_94                                              | it is signed with rsa2048 pss-sha224                                              |
        | LDS_H_95                                              | it is signed with rsa2048 pss-sha384                                              |
        | LDS_H_96                                              | it is signed with rsa2048 pss-sha512                                              |
        | PK-02-named-curve                                     | it is signed with brainpoolP256r1-named ecdsa-sha256                              |
        | PK-17-unusual-rsa-exponent                            | it is signed with rsa2048-e3 pkcs1-sha256                                         |
        | LDS_H_74, PK-04-dg-hash-differs-from-sod-digest       | it is signed with rsa2048 pkcs1-sha256 and its data groups are hashed with sha512 |

    @boundary
    Scenario Outline: A passport of <state> is read although <deviation>, as its CSCA does not sign
      Given Ada is from abroad and has a P code
      And Ada has a passport of "<state>" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source   | state  | deviation                              |
        | LDS_H_76 | Norway | it is signed with rsa2048 pkcs1-sha256 |
        | LDS_H_78 | Sweden | it is signed with rsa2048 pss-sha512   |
