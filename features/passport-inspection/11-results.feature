Feature: Results of the checks
  Where an implementation shows them (capability "inspection"), each check has a result of its own: BSI TR-03135-1 §5. A
  document is refused for the check that it does not pass; what nobody could check is not called successful.

  @passport-inspection/results-own-check
  Rule: Every check has its own result

    @happy
    Scenario Outline: "<check>" is successful for an honest passport
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      Then Ada's passport is read
      And the result of "<check>" is "successful" for Ada

      Examples:
        | source        | check              |
        | TR-03135-1 §5 | reading            |
        | TR-03135-1 §5 | security-object    |
        | TR-03135-1 §5 | signature          |
        | TR-03135-1 §5 | signer-not-revoked |

    @negative
    Scenario Outline: The proof of a key counts for nothing where <flaw>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "<key>"
      And of Ada's passport it is true that "<flaw>"
      Then Ada's passport is refused
      And the result of "<proof>" is "undetermined" for Ada

      Examples:
        | source             | key                                                               | flaw                                                                                             | proof                 |
        | Doc 9303-11 §6.1.6 | the chip does Active Authentication with RSA and SHA-256          | DG15 and the key that the chip proves are a forger's                                             | active-authentication |
        | Doc 9303-11 §6.1.6 | the chip does Active Authentication with RSA and SHA-256          | EF.SOD: its signature is not right                                                               | active-authentication |
        | Doc 9303-11 §6.1.6 | the chip does Active Authentication with RSA and SHA-256          | the signer: a CSCA that looks like the right one, and that nobody trusts, signed its certificate | active-authentication |
        | Doc 9303-11 §6.2.2 | the chip does Chip Authentication with AES-128 on brainpoolP256r1 | DG14 and the key of Chip Authentication are a forger's                                           | chip-authentication   |
        | Doc 9303-11 §6.2.2 | the chip does Chip Authentication with AES-128 on brainpoolP256r1 | EF.SOD: its signature is not right                                                               | chip-authentication   |
        | Doc 9303-11 §6.2.2 | the chip does Chip Authentication with AES-128 on brainpoolP256r1 | the signer: a CSCA that looks like the right one, and that nobody trusts, signed its certificate | chip-authentication   |

    @negative
    Scenario: A chip that fails with one key is not genuine by another
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And of Ada's passport it is true that "the chip does Chip Authentication with AES-128 on brainpoolP256r1"
      And of Ada's passport it is true that "the chip proves another key than DG15 says"
      Then Ada's passport is refused
      And the result of "chip-authentication" is "successful" for Ada
      And the result of "chip-genuine" is "failed" for Ada

    @boundary
    Scenario Outline: Who is not revoked is not known while the list is <list>
      Given Ada has a passport of "Denmark" whose chip is opened with "PACE and BAC"
      And the revocation list of every state is "<list>"
      Then Ada's passport is read
      And the result of "signer-not-revoked" is "undetermined" for Ada

      Examples:
        | source               | list                                        |
        | RFC 5280 §6.3        | due for replacement a month ago             |
        | RFC 5280 §6.3        | valid from tomorrow                         |
        | RFC 5280 §6.3        | signed by a look-alike of the CSCA          |
        | RFC 5280 §5.2        | with a critical extension that nobody knows |
        | Doc 9303-12 §4.1.1.4 | not published at all                        |
