Feature: Passive Authentication: the security object
  EF.SOD is CMS SignedData around the hashes of the data groups: Doc 9303-10 §4.6.2, RFC 5652. What is altered here is
  signed again, rightly, unless the signature itself is what is altered.

  @passport-inspection/so-structure
  Rule: EF.SOD must be there and be a signed LDS security object

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source        | deviation                                                       |
        | RFC 5652 §5.1 | EF.SOD: the certificate of the CSCA is inside too               |
        | RFC 5652 §5.3 | EF.SOD: its signer is named by the key identifier, in version 3 |
        | RFC 5652 §5.1 | EF.SOD: two signers of the state signed it                      |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source               | deviation                                                                    | check           |
        | LDS_H_19             | EF.SOD: its length is one too big                                            | reading         |
        | LDS_H_17             | EF.SOD: its tag is 78                                                        | security-object |
        | LDS_H_20             | EF.SOD: SignedData is of version 2, which is none                            | security-object |
        | LDS_H_22             | EF.SOD: SignedData lists MD5 alone                                           | security-object |
        | LDS_H_26             | EF.SOD: SignerInfo is of version 2, which is none                            | security-object |
        | LDS_H_84             | EF.SOD: SignerInfo is of version 3 and names the signer by its serial number | security-object |
        | LDS_H_85             | EF.SOD: SignerInfo is of version 1 and names the signer by its key           | security-object |
        | LDS_H_18             | EF.SOD: its length is one too small                                          | security-object |
        | LDS_H_21             | EF.SOD: SignedData says no version                                           | security-object |
        | LDS_H_23             | EF.SOD: SignedData lists no digest algorithms                                | security-object |
        | LDS_H_24             | EF.SOD: SignedData says that its content is plain data                       | security-object |
        | LDS_H_25             | EF.SOD: SignedData does not say what its content is                          | security-object |
        | RFC 5652 §5.2        | EF.SOD: what was signed is not inside                                        | security-object |
        | Doc 9303-10 §4.6.2.2 | EF.SOD: nobody signed it                                                     | security-object |
        | LDS_H_27             | EF.SOD: SignerInfo says no version                                           | security-object |
        | LDS_H_31             | EF.SOD: SignerInfo does not say how the message digest is made               | security-object |
        | RFC 5652 §5.3        | EF.SOD: there are no signed attributes; the content itself is signed         | security-object |
        | LDS_H_38             | EF.SOD: it has no signature                                                  | security-object |

  @passport-inspection/so-content
  Rule: The LDS security object lists a hash for each data group, made with a function that may be used

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source   | deviation                                                                                                      | check           |
        | LDS_H_40 | EF.SOD: the LDS security object says no version                                                                | security-object |
        | LDS_H_39 | EF.SOD: the LDS security object is of version 2, which is none                                                 | security-object |
        | LDS_H_87 | EF.SOD: the LDS security object signs its LDS version in version 0                                             | security-object |
        | LDS_H_88 | EF.SOD: the LDS security object signs no LDS version in version 1                                              | security-object |
        | LDS_H_41 | EF.SOD: the hashes of the data groups are said to be made with MD5; they are the right ones, cut to its length | security-object |
        | LDS_H_42 | EF.SOD: the LDS security object does not say how its hashes are made                                           | security-object |
        | LDS_H_47 | EF.SOD: the hash of DG2 is not said to be of any data group                                                    | security-object |
        | LDS_H_44 | EF.SOD: the hash of DG1 is not signed                                                                          | dg1-hash        |
        | LDS_H_43 | EF.SOD: the signed hash of DG2 is not that of DG2                                                              | dg2-hash        |
        | LDS_H_46 | EF.SOD: the hash of DG2 is said to be that of DG17, which is none                                              | dg2-hash        |

  @passport-inspection/so-signature
  Rule: The signature holds: messageDigest is that of the content, the attributes are what was signed

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source         | deviation                                                                                        | check     |
        | RFC 5652 §5.6  | DG1 was altered, and its hash in EF.SOD to match; messageDigest and signature are the old ones   | signature |
        | RFC 5652 §5.6  | DG1 was altered, and its hash and messageDigest in EF.SOD to match; the signature is the old one | signature |
        | LDS_H_30       | EF.SOD: the message digest is made with MD5, and SignerInfo says so                              | signature |
        | LDS_H_32       | EF.SOD: the signed message digest is not that of the content                                     | signature |
        | LDS_H_33       | EF.SOD: no message digest is signed                                                              | signature |
        | RFC 5652 §11.1 | EF.SOD: the signed attributes say that the content is plain data                                 | signature |
        | RFC 5652 §11.1 | EF.SOD: the signed attributes do not say what the content is                                     | signature |
        | LDS_H_36       | EF.SOD: digest and signature are made with MD5, or with RIPEMD-160 on a curve, and it says so    | signature |
        | LDS_H_37       | EF.SOD: its signature is not right                                                               | signature |
        | LDS_H_37       | EF.SOD: another key than that of its certificate signed it                                       | signature |
        | LDS_H_37       | EF.SOD: its signature is cut off in the middle                                                   | signature |

  @passport-inspection/so-algorithms
  Rule: What issuers write in several ways is understood

    @boundary
    Scenario Outline: It is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                           | deviation                                                                        |
        | PK-12-unsorted-signed-attributes | EF.SOD: its signed attributes are not in order, though they were signed in order |
        | PK-12-unsorted-signed-attributes | EF.SOD: its signed attributes are not in order, and were signed as they stand    |
        | LDS_H_35                         | EF.SOD: it does not say when it was signed                                       |

    @boundary
    Scenario Outline: Signed with ECDSA it is read although <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "it is signed with brainpoolP256r1 ecdsa-sha256"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is read

      Examples:
        | source                        | deviation                                                                 |
        | PK-22-der-integer-zero-prefix | EF.SOD: the two numbers of its ECDSA signature begin with a zero too many |
