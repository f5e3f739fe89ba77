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
        | source           | check              |
        | TR-03135-1 §5    | reading            |
        | TR-03135-1 §5    | security-object    |
        | TR-03135-1 §5    | signature          |
        | TR-03135-1 §5    | signer-not-revoked |
