Feature: Step 5 – the page in other languages
  Above the guide the website says in three languages that a page is not there in the language that was chosen.

  @help-step-5/lang-notice @assumed @A32
  Rule: Where a page is not available in the selected language, the website says so

    @alternative
    Scenario: In Greenlandic
      When Ada opens the page of the guide in "Greenlandic"
      Then Ada is told that the page is not available in that language

    @negative
    Scenario: Not where the page is there
      When Ada opens the page of the guide in "Danish"
      Then Ada gets the page without a notice about its language

    @negative
    Scenario: No page in another language than the one chosen, without a word
      When Ada opens the page of the guide in "Danish"
      Then Ada gets no page of one language for the page of another

  @help-step-5/lang-notice-three @assumed @A32
  Rule: The notice is given in Danish, English and Greenlandic

    @alternative
    Scenario Outline: In <language>
      When Ada opens the page of the guide in "Greenlandic"
      Then the notice stands there in "<language>" for Ada

      Examples:
        | language    |
        | Danish      |
        | English     |
        | Greenlandic |

  @help-step-5/lang-list @assumed @A32 @A33
  Rule: The notice lists the languages in which the page is available

    @alternative
    Scenario: Each of them leads to the page
      When Ada opens the page of the guide in "Greenlandic"
      Then each language in the notice leads Ada to the page

    @negative
    Scenario: None of them is left out
      When Ada opens the page of the guide in "Greenlandic"
      Then the notice for Ada lists every language in which the page is there

    @negative
    Scenario: The one that is missing is not among them
      When Ada opens the page of the guide in "Greenlandic"
      Then the notice for Ada does not list "Greenlandic"
