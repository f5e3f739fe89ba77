# language: da
Egenskab: Trin 3 del 3 – scan dit ansigt
  Ansigterne er tegnede og findes ikke. Appen sammenligner kameraets billede med portrættet i chippen.

  @get-mitid/3.3-after-chip @implied
  Regel: Ansigtet scannes, efter at chippen er læst

    @negative
    Scenarie: Chippen er ikke læst
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger passet væk
      Når Ada trykker på 'Aflæs chip'
      Så kommer Ada ikke til "Scan dit ansigt"

    @happy
    Scenarie: Chippen er læst
      Givet Ada er nået til "chippen er aflæst"
      Når Ada går videre til "Scan dit ansigt"
      Så kan Ada trykke på 'Scan dit ansigt'

  @get-mitid/3.3.1
  Regel: Før ansigtsscanningen har appen en kort video, der viser, hvordan man gør

    @happy
    Scenarie: Videoen er der, og den spærrer ikke
      Givet Ada er nået til "Scan dit ansigt"
      Så viser Adas app en video
      Og kan Ada trykke på 'Scan dit ansigt'

  @get-mitid/3.3.2
  Regel: 'Scan dit ansigt' fører ind i ansigtsscanningen

    @happy
    Scenarie: Der trykkes
      Givet Ada er nået til "Scan dit ansigt"
      Når Ada trykker på 'Scan dit ansigt'
      Så ser Ada ikke længere 'Scan dit ansigt'
      Og kan Ada trykke på 'Næste'

  @get-mitid/3.3.3 @implied
  Regel: 'Næste' derefter fører til billedet med rammen

    @happy
    Scenarie: Rammen kommer frem
      Givet Ada er nået til "Scan dit ansigt"
      Når Ada trykker på 'Scan dit ansigt'
      Og Ada trykker på 'Næste'
      Så kommer Ada til "rammen til ansigtet"

  @get-mitid/3.3.4a1
  Regel: Appen viser en ramme til ansigtet

    @happy
    Scenarie: Rammen vises
      Givet Ada er nået til "rammen til ansigtet"
      Så viser Adas app en ramme

  @get-mitid/3.3.4a2 @assumed
  Regel: Et ansigt, der ikke er i rammen, fuldfører ikke scanningen

    @negative
    Scenarie: Ansigtet er uden for rammen
      Givet Ada er nået til "rammen til ansigtet"
      Og kameraet ser "ansigtet uden for rammen" hos Ada
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

  @get-mitid/3.3.4b1
  Regel: Ansigtsscanningen sikrer, at det er passets indehaver, der bruger det

    @happy
    Abstrakt Scenario: Indehaverens eget ansigt godtages, person <nr>
      Givet Ada er person nummer <nr>
      Og Ada er nået til "rammen til ansigtet"
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet bekræftet

      Eksempler:
        | nr |
        | 1  |
        | 2  |
        | 3  |

  @get-mitid/3.3.4b2 @implied
  Regel: Et ansigt, der ikke er indehaverens, bekræfter ingen identitet

    @negative
    Abstrakt Scenario: Mallory holder sit ansigt frem med Adas pas, person <nr>
      Givet Ada er person nummer <nr>
      Og Ada er nået til "rammen til ansigtet"
      Og kameraet ser Mallorys ansigt hos Ada
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

      Eksempler:
        | nr |
        | 1  |
        | 2  |
        | 3  |

    @negative
    Scenarie: En fremmed, der ligner
      Givet Mallory er den af 60 fremmede, der ligner Ada mest
      Og Ada er nået til "rammen til ansigtet"
      Og kameraet ser Mallorys ansigt hos Ada
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

  @get-mitid/3.3.5a @implied
  Regel: Scanningen begynder, når man trykker på 'Jeg er klar' med ansigtet i rammen

    @happy
    Scenarie: Der trykkes
      Givet Ada er nået til "rammen til ansigtet"
      Når kameraet ser "ansigtet i rammen" hos Ada
      Og Ada venter på at kunne trykke på 'Jeg er klar'
      Og Ada trykker på 'Jeg er klar'
      Så kan Ada se 'Verificerer'

    @negative
    Scenarie: Uden tryk sker der intet
      Givet Ada er nået til "rammen til ansigtet"
      Når kameraet ser "ansigtet i rammen" hos Ada
      Og Ada venter et øjeblik
      Så ser Ada ikke 'Verificerer'

  @get-mitid/3.3.5b
  Regel: Appen giver instrukser på skærmen under ansigtsscanningen

    @happy
    Scenarie: Der står en instruks
      Givet Ada er nået til "rammen til ansigtet"
      Og kameraet ser "ansigtet i rammen" hos Ada
      Så står der en instruks på Adas skærm

  @get-mitid/3.3.5c @implied @A36
  Regel: Efter en mislykket ansigtsscanning kan man prøve igen

    @boundary
    Scenarie: Sidste tilladte forsøg lykkes
      Givet Ada er nået til "rammen til ansigtet"
      Når Adas ansigtsscanning mislykkes, til der er ét forsøg tilbage
      Så kan Ada scanne ansigtet igen
      Når kameraet ser "ansigtet i rammen" hos Ada
      Så er Adas identitet bekræftet

    @boundary
    Scenarie: Der er ikke flere forsøg
      Givet Ada er nået til "rammen til ansigtet"
      Når Adas ansigtsscanning mislykkes, til der ikke er flere forsøg
      Så kan Ada ikke scanne ansigtet igen uden at begynde forfra

    @alternative
    Scenarie: Andet forsøg lykkes
      Givet Ada er nået til "rammen til ansigtet"
      Når Adas ansigtsscanning mislykkes 1 gang
      Og kameraet ser "ansigtet i rammen" hos Ada
      Så er Adas identitet bekræftet

  @get-mitid/3.3.6a
  Regel: Når ansigtet er scannet, ser man teksten 'Verificerer'

    @happy
    Scenarie: Teksten kommer
      Givet Ada er nået til "rammen til ansigtet"
      Når Ada holder ansigtet frem og trykker på 'Jeg er klar'
      Så kan Ada se 'Verificerer'

  @get-mitid/3.3.6b1
  Regel: Efter 'Verificerer' går appen videre til trin-oversigten

    @happy
    Scenarie: Oversigten kommer igen
      Givet Ada er nået til "rammen til ansigtet"
      Når Ada holder ansigtet frem og trykker på 'Jeg er klar'
      Så kommer Ada til "identiteten er bekræftet"

  @get-mitid/3.3.6b2 @assumed
  Regel: Oversigten viser ansigtsscanningen som gjort

    @alternative
    Scenarie: Et trin mere er gjort end før scanningen
      Givet Ada er nået til "identiteten er bekræftet"
      Så viser oversigten mindst 3 trin som gjort hos Ada

  @get-mitid/3.3.6c @implied
  Regel: Ansigtsscanningen er først gennemført efter både 'Verificerer' og oversigten

    @negative
    Scenarie: Intet før oversigten fører til bruger-ID
      Givet Ada er nået til "rammen til ansigtet"
      Når Ada holder ansigtet frem og trykker på 'Jeg er klar'
      Så møder Ada "identiteten er bekræftet" før "bruger-ID"

    @negative
    Scenarie: Appen forlades under 'Verificerer'
      Givet Ada er nået til "rammen til ansigtet"
      Når Ada holder ansigtet frem og trykker på 'Jeg er klar'
      Og Ada lukker appen og åbner den igen
      Så bliver Ada ikke bedt om "bruger-ID" uden en ny scanning

  @get-mitid/3.3-ready-disabled @implied
  Regel: 'Jeg er klar' kan ikke trykkes, mens ansigtet er i forkert afstand

    @boundary
    Abstrakt Scenario: Kameraet ser <billede>
      Givet Ada er nået til "rammen til ansigtet"
      Når kameraet ser "<billede>" hos Ada
      Så kan Ada ikke trykke på 'Jeg er klar'

      Eksempler:
        | billede               |
        | ansigtet for tæt på   |
        | ansigtet for langt væk |

  @get-mitid/3.3-ready-blue-1
  Regel: Rammen er blå

    @happy
    Scenarie: Rammens farve
      Givet Ada er nået til "rammen til ansigtet"
      Så er rammen blå hos Ada

  @get-mitid/3.3-ready-blue-2
  Regel: 'Jeg er klar' bliver blå, når afstanden er rigtig

    @happy
    Scenarie: Afstanden er rigtig
      Givet Ada er nået til "rammen til ansigtet"
      Når kameraet ser "ansigtet for langt væk" hos Ada
      Så er 'Jeg er klar' ikke blå hos Ada
      Når kameraet ser "ansigtet i rammen" hos Ada
      Så er 'Jeg er klar' blå hos Ada

  @get-mitid/3.3-ready-blue-3 @implied
  Regel: 'Jeg er klar' kan trykkes, når den er blå

    @happy
    Scenarie: Den blå knap virker
      Givet Ada er nået til "rammen til ansigtet"
      Når Ada holder ansigtet frem og trykker på 'Jeg er klar'
      Så ser Ada ikke længere 'Jeg er klar'

  @get-mitid/3.3-guidance-distance
  Regel: Når 'Jeg er klar' ikke kan trykkes, fortæller en instruks, hvad man skal gøre

    @alternative
    Abstrakt Scenario: Kameraet ser <billede>
      Givet Ada er nået til "rammen til ansigtet"
      Når kameraet ser "<billede>" hos Ada
      Så står der en instruks på Adas skærm, og 'Jeg er klar' kan ikke trykkes

      Eksempler:
        | billede                |
        | ansigtet for tæt på    |
        | ansigtet for langt væk |

    @alternative
    Abstrakt Scenario: Instruksen for <ene> er en anden end for <andet>
      Givet Ada er nået til "rammen til ansigtet"
      Så er instruksen for "<ene>" en anden end for "<andet>" hos Ada

      Eksempler:
        | ene                      | andet                  |
        | ansigtet for tæt på      | ansigtet for langt væk |
        | ansigtet for tæt på      | ansigtet i rammen      |
        | ansigtet for langt væk   | ansigtet i rammen      |
        | ansigtet uden for rammen | ansigtet i rammen      |
        | mørke                    | ansigtet i rammen      |

    @negative
    Abstrakt Scenario: Ingen sendes den forkerte vej, når kameraet ser <billede>
      Givet Ada er nået til "rammen til ansigtet"
      Så siger instruksen for "<billede>" ikke '<forkert vej>' til Ada

      Eksempler:
        | billede                | forkert vej    |
        | ansigtet for tæt på    | kom tættere på |
        | ansigtet for langt væk | gå længere væk |

  @get-mitid/3.3-tip-light-2 @implied
  Regel: Efter en mislykket scanning kan et nyt forsøg i bedre lys lykkes

    @alternative
    Abstrakt Scenario: Først <lys>, så bedre lys
      Givet Ada er nået til "rammen til ansigtet"
      Og kameraet ser "<lys>" hos Ada
      Når Ada prøver at scanne ansigtet
      Og kameraet ser "ansigtet i rammen" hos Ada
      Så er Adas identitet bekræftet

      Eksempler:
        | lys                    |
        | ansigtet i dårligt lys |
        | mørke                  |

  @get-mitid/3.3-tip-glasses-2 @implied
  Regel: Efter en mislykket scanning kan et nyt forsøg uden briller lykkes

    @alternative
    Scenarie: Uden briller
      Givet Ada er nået til "rammen til ansigtet"
      Og kameraet ser "ansigtet med briller" hos Ada
      Når Ada prøver at scanne ansigtet
      Og kameraet ser "ansigtet i rammen" hos Ada
      Så er Adas identitet bekræftet
