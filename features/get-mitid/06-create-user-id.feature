# language: da
Egenskab: Trin 4 del 1 – indtast bruger-ID

  @get-mitid/4.1.1a
  Regel: Appen tager et bruger-ID, som personen selv har fundet på

    @happy
    Scenarie: Et bruger-ID, som appen aldrig har vist
      Givet Ada er nået til "bruger-ID"
      Så har Adas app ikke selv vist Adas bruger-ID
      Når Ada skriver sit bruger-ID og går videre
      Så kommer Ada til "mobilnummer"

    @boundary
    Abstrakt Scenario: Et bruger-ID på <længde> tegn
      Givet Ada har fundet på et bruger-ID på "<længde>"
      Og Ada er nået til "bruger-ID"
      Når Ada skriver sit bruger-ID og går videre
      Så kommer Ada til "mobilnummer"

      Eksempler:
        | længde          |
        | færrest tilladt |
        | flest tilladt   |

  @get-mitid/4.1.2a1
  Regel: Bruger-ID'et indtastes i et felt

    @happy
    Scenarie: Feltet er der, og det, der skrives, står i det
      Givet Ada er nået til "bruger-ID"
      Når Ada skriver sit bruger-ID
      Så står Adas bruger-ID i feltet

  @get-mitid/4.1.2a2 @implied
  Regel: Bruger-ID'et tilhører den person, hvis identitet er bekræftet

    @happy
    Scenarie: Den, der logger på med det, er indehaveren af passet
      Givet Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Så får netbutikken at vide, at det er Ada

    @negative
    Scenarie: Bos bruger-ID er Bos, også hvor Ada fik sit først
      Givet Ada er nået til "aktiv app"
      Og Bo er nået til "aktiv app"
      Når Bo logger på i en netbutik
      Så får netbutikken at vide, at det er Bo
      Og kan Ada ikke godkende et log-in med Bos bruger-ID

  @get-mitid/4.1.2b2 @assumed
  Regel: Appen afslører ikke det bruger-ID, der indtastes, for andre

    @privacy
    Scenarie: Hverken log, lager, SMS eller post nævner det
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Så står Adas bruger-ID hverken i log, lager, SMS, post eller notifikation

    @privacy
    Scenarie: Den næste, der skal finde på et, får intet at vide om det
      Givet Ada er nået til "aktiv app"
      Og Bo er nået til "bruger-ID"
      Så har ingen skærm hos Bo afsløret noget om Ada

  @get-mitid/4.1.2c @implied
  Regel: Et bruger-ID, der tilhører én, kan ikke også blive en andens

    @negative
    Scenarie: Bo vil have Adas bruger-ID
      Givet Ada er nået til "aktiv app"
      Og Bo er nået til "bruger-ID"
      Når Bo skriver Adas bruger-ID og går videre
      Så kommer Bo ikke til "mobilnummer"

    @negative
    Abstrakt Scenario: Bo skriver Adas bruger-ID <stavemåde>
      Givet Ada er nået til "aktiv app"
      Og Bo er nået til "bruger-ID"
      Når Bo skriver Adas bruger-ID "<stavemåde>" og går videre
      Så hører det bruger-ID fortsat til Ada
      Og når et log-in med det ikke Ada, hvis Bo fik det

      Eksempler:
        | stavemåde                     |
        | med store bogstaver           |
        | med et tegn uden bredde i     |
        | med mellemrum om              |
        | med bogstaver, der ligner     |
        | fra højre mod venstre         |

    @boundary
    Scenarie: Bo skriver Adas bruger-ID med et å, der er sat sammen af to tegn
      Givet Ada har fundet på et bruger-ID med et å
      Og Ada er nået til "aktiv app"
      Og Bo er nået til "bruger-ID"
      Når Bo skriver Adas bruger-ID "med bogstaver, der er sat sammen" og går videre
      Så kommer Bo ikke til "mobilnummer"

    @privacy
    Scenarie: Hvem der har det, får Bo ikke at vide
      Givet Ada er nået til "aktiv app"
      Og Bo er nået til "bruger-ID"
      Når Bo skriver Adas bruger-ID og går videre
      Så har ingen skærm hos Bo afsløret andet om Ada end bruger-ID'et

    @alternative
    Scenarie: Bo finder på et andet
      Givet Ada er nået til "aktiv app"
      Og Bo er nået til "bruger-ID"
      Når Bo skriver Adas bruger-ID og går videre
      Og Bo skriver sit bruger-ID og går videre
      Så kommer Bo til "mobilnummer"

  @get-mitid/4.1.3a
  Regel: Med et bruger-ID indtastet fører 'Næste' videre

    @happy
    Scenarie: Videre
      Givet Ada er nået til "bruger-ID"
      Når Ada skriver sit bruger-ID
      Og Ada trykker på 'Næste'
      Så kommer Ada til "mobilnummer"

  @get-mitid/4.1.3b @implied
  Regel: Uden bruger-ID kommer man ikke videre

    @negative
    Scenarie: Feltet er tomt
      Givet Ada er nået til "bruger-ID"
      Så kommer Ada ikke til "mobilnummer"

    @negative
    Scenarie: Feltet er tømt igen
      Givet Ada er nået til "bruger-ID"
      Når Ada skriver sit bruger-ID
      Og Ada tømmer feltet til bruger-ID
      Så kommer Ada ikke til "mobilnummer"

    @boundary
    Abstrakt Scenario: Feltet ser tomt ud: det, der står i det, er <tegn>
      Givet Ada er nået til "bruger-ID"
      Når Ada skriver et bruger-ID, der er "<tegn>"
      Så kommer Ada ikke til "mobilnummer"

      Eksempler:
        | tegn                   |
        | lutter mellemrum       |
        | lutter tegn uden bredde |

    @boundary @A40
    Abstrakt Scenario: Et bruger-ID på <længde> tegn
      Givet Ada har fundet på et bruger-ID på "<længde>"
      Og Ada er nået til "bruger-ID"
      Når Ada skriver sit bruger-ID og går videre
      Så kommer Ada ikke til "mobilnummer"

      Eksempler:
        | længde                 |
        | én færre end tilladt   |
        | én flere end tilladt   |
        | langt flere end tilladt |
