Feature: Combinations
  What is right alone may be wrong together. Each run draws some chips of real documents, quirks and defects; its rows
  cover every two values (three with --strength 3) of document, access protocol, deviation and transport that can stand
  together. Which rows they are follows from the seed; the report says which combinations fail.

  @passport-inspection/combinations
  Rule: Documents, access protocols, deviations and transport are inspected alike in every combination

    @boundary
    Scenario Outline: Combinations of the run, part <first> of 20
      Then every 20th combination of this run from number <first> on is read or refused as it should be

      Examples:
        | first |
        | 1     |
        | 2     |
        | 3     |
        | 4     |
        | 5     |
        | 6     |
        | 7     |
        | 8     |
        | 9     |
        | 10    |
        | 11    |
        | 12    |
        | 13    |
        | 14    |
        | 15    |
        | 16    |
        | 17    |
        | 18    |
        | 19    |
        | 20    |
