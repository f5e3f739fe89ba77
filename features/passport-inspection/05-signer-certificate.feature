Feature: Passive Authentication: the document signer's certificate
  The certificate in EF.SOD: Doc 9303-12 §7.1, RFC 5280 §4.1. Each of these was signed by the CSCA all the same.

  @passport-inspection/ds-fields
  Rule: A certificate that lacks what it must have is none

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
        | source   | deviation                                                         | check        |
        | LDS_H_50 | the signer: it has no serial number                               | signer-known |
        | LDS_H_52 | the signer: the algorithm is missing inside its certificate       | signer-known |
        | LDS_H_55 | the signer: it names no issuer                                    | signer-known |
        | LDS_H_57 | the signer: its certificate says no dates                         | signer-known |
        | LDS_H_59 | the signer: it names no key                                       | signer-known |
        | LDS_H_66 | the signer: its certificate does not say outside how it is signed | signer-known |
        | LDS_H_68 | the signer: its certificate is not signed                         | signer-known |

  @passport-inspection/ds-usage
  Rule: Its key must be meant for digital signatures

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
        | source               | deviation                                                         |
        | Doc 9303-12 §7.1.1.6 | the signer: its certificate does not say which documents it signs |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source               | deviation                                                                                  | check         |
        | LDS_H_62             | the signer: its key is for certificates and revocation lists                               | signer-suited |
        | LDS_H_63             | the signer: its key is for enciphering                                                     | signer-suited |
        | LDS_H_64             | the signer: its certificate does not say what its key is for                               | signer-suited |
        | Doc 9303-12 §7.1.1.6 | the signer: it signs identity cards only                                                   | signer-suited |
        | RFC 5280 §4.2        | the signer: its certificate has an extension that nobody knows and that must be understood | signer-suited |
        | LDS_H_48             | the signer: its certificate is of version 2                                                | signer-suited |
        | LDS_H_49             | the signer: its certificate says no version, which means 1                                 | signer-suited |
        | LDS_H_58             | the signer: its key is for X25519, which signs nothing                                     | signature     |

  @passport-inspection/ds-path
  Rule: A CSCA of the name that it gives must have signed it, in the way that it says

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
        | source            | deviation                                                                                      |
        | PK-14-missing-aki | the signer: its certificate does not name the key of its issuer                                |
        | RFC 5280 §4.2     | the signer: its certificate has an extension that nobody knows and that need not be understood |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source             | deviation                                                                     | check        |
        | LDS_H_65           | the signer: its certificate is signed with MD5, or with RIPEMD-160 on a curve | signer-known |
        | LDS_H_51           | the signer: the algorithm inside its certificate is not the one outside       | signer-known |
        | LDS_H_53           | the signer: the name of its issuer follows no convention: it has no country   | signer-known |
        | LDS_H_54           | the signer: the name of its issuer is not that of its CSCA                    | signer-known |
        | LDS_H_67, LDS_H_69 | the signer: the signature of its certificate is not right                     | signer-known |

    @negative
    Scenario Outline: Of a state that signs with ECDSA it is refused, as <deviation>
      Given Ada is from abroad and has a P code
      And Ada has a passport of "Norway" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                            | deviation                                                                                                        | check        |
        | PK-03-look-alike-curve-parameters | the signer: a CSCA with the public key of the right one, on parameters of its own making, signed its certificate | signer-known |

  @passport-inspection/ds-validity
  Rule: It must be valid on the day of inspection

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
        | source   | deviation                                          | check        |
        | LDS_H_56 | the signer: its certificate has expired            | signer-valid |
        | LDS_H_56 | the signer: its certificate is valid from tomorrow | signer-valid |
        | LDS_H_56 | the signer: its certificate ends before it begins  | signer-valid |
