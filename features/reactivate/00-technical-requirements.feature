Feature: Reactivate the MitID app – what the phone must be able to do

  @reactivate/technical-requirements-page
  Rule: The technical requirements are found at MitID.dk/technical-requirements

    @documentation
    Scenario: The page is there
      When Ada opens the page on technical requirements in "Danish"
      Then Ada can read about technical requirements

    @documentation
    Scenario: The guide leads there
      When Ada opens the page of the guide
      Then Ada can follow the link 'MitID.dk/technical-requirements'
      And Ada can read about technical requirements
