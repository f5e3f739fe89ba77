Feature: Passive Authentication: trust in the issuer
  The path from the document signer to a CSCA of the trust list, and what that CSCA has revoked: Doc 9303-12 §6, Doc
  9303-11 §5.1.

  @passport-inspection/trust-csca
  Rule: The path must end in a CSCA of the trust list

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
        | source                   | deviation                                                                                        | check        |
        | PK-10-ds-not-in-sod      | EF.SOD: the certificate of its signer is not inside                                              | signer-known |
        | LDS_H_28                 | EF.SOD: SignerInfo names another serial number than that of the certificate inside               | signer-known |
        | LDS_H_29                 | EF.SOD: SignerInfo names another key than that of the certificate inside                         | signer-known |
        | PK-19-issuer-not-in-list | the signer: a CSCA that looks like the right one, and that nobody trusts, signed its certificate | signer-known |

  @passport-inspection/trust-revocation
  Rule: A signer that its CSCA has revoked is refused

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
        | source       | deviation                              | check              |
        | ISO7816_B_10 | the signer: its certificate is revoked | signer-not-revoked |

    @boundary
    Scenario: Who was revoked stays so when the next list is late
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And the revocation list of every state is "due for replacement a month ago"
      And of Ada's passport it is true that "the signer: its certificate is revoked"
      Then Ada's passport is refused
      And Ada's passport fails at "signer-not-revoked"

  @passport-inspection/trust-state
  Rule: The state in DG1 must be that of its signer

    @happy
    Scenario: The honest twin is read
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

    @boundary
    Scenario Outline: A passport of <state> is read, whose zone names the state otherwise than its certificates
      Given Ada is from abroad and has a P code
      And Ada has a passport of "<state>" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read

      Examples:
        | source                        | state   |
        | MR-06-one-letter-country-code | Germany |

    @negative
    Scenario Outline: It is refused, as <deviation>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<deviation>"
      Then Ada's passport is refused
      And Ada's passport fails at "<check>"

      Examples:
        | source                         | deviation                                     | check         |
        | PK-20-country-code-cross-check | the signer: it is the signer of another state | issuing-state |
