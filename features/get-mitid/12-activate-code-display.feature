# language: da
Egenskab: Trin 5 – aktivér kodeviser

  @get-mitid/5.3.3-yes
  Regel: 'Ja, aktivér' begynder aktiveringen af en kodeviser, man har

    @happy
    Scenarie: Ada har fået sin kodeviser
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Har du en kodeviser?"
      Når Ada trykker på 'Ja, aktivér'
      Så kommer Ada til "MitID aktivering"

    @negative
    Scenarie: Der bliver ikke bestilt én til
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Har du en kodeviser?"
      Når Ada trykker på 'Ja, aktivér'
      Så har posten fået 1 "kodeviser" til Ada

  @get-mitid/5.3.4
  Regel: 'Næste' på skærmen 'MitID aktivering' fører videre

    @happy
    Scenarie: Til adgangskoden
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Har du en kodeviser?"
      Når Ada trykker på 'Ja, aktivér'
      Så kan Ada se 'MitID aktivering'
      Når Ada trykker på 'Næste'
      Så kommer Ada til "Opret din nye adgangskode"

  @get-mitid/5.3.5a
  Regel: På skærmen 'Opret din nye adgangskode' indtaster og gentager man sin nye adgangskode

    @happy
    Scenarie: Adgangskoden skrives to gange
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Så kan Ada se 'Opret din nye adgangskode'
      Når Ada indtaster og gentager sin nye adgangskode
      Så kommer Ada til "Indtast serienummer"

    @negative
    Scenarie: Uden adgangskode går det ikke videre
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Når Ada indtaster ingen adgangskode
      Så kommer Ada ikke til "Indtast serienummer"

    @negative
    Scenarie: Adgangskoden skal bruges sammen med kodeviseren
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada prøver at logge på med kodeviseren og en forkert adgangskode
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: Uden adgangskode godkender kodeviseren intet
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada prøver at logge på med kodeviseren uden adgangskode
      Så lykkes Adas log-in ikke

    @negative
    Abstrakt Scenario: Kodeviseren og en adgangskode, der er <tegn>
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada prøver at logge på med kodeviseren og en adgangskode, der er "<tegn>"
      Så lykkes Adas log-in ikke

      Eksempler:
        | tegn                         |
        | skrevet med små bogstaver    |
        | et tegn for kort             |
        | et tegn for lang             |
        | lutter mellemrum             |
        | alt for lang                 |
        | et stykke af en forespørgsel |
        | en stjerne                   |

    @boundary @assumed
    Scenarie: Færrest mulige tegn
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Når Ada finder på en adgangskode med færrest mulige tegn
      Så kommer Ada til "Indtast serienummer"

    @boundary @assumed
    Scenarie: Ét tegn for lidt
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Når Ada finder på en adgangskode med ét tegn for lidt
      Så kommer Ada ikke til "Indtast serienummer"

  @get-mitid/5.3.5b @implied
  Regel: En gentaget adgangskode, der ikke svarer til den første, bliver afvist

    @negative
    Scenarie: En anden adgangskode
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Når Ada gentager en anden adgangskode
      Så kommer Ada ikke til "Indtast serienummer"

    @boundary
    Scenarie: Kun et stort bogstav til forskel
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Når Ada gentager adgangskoden med et stort bogstav gjort lille
      Så kommer Ada ikke til "Indtast serienummer"

    @negative
    Scenarie: Ingen gentagelse
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Når Ada gentager ikke adgangskoden
      Så kommer Ada ikke til "Indtast serienummer"

    @alternative
    Scenarie: De samme to efter to forskellige
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Opret din nye adgangskode"
      Når Ada gentager en anden adgangskode
      Og Ada indtaster og gentager sin nye adgangskode
      Så kommer Ada til "Indtast serienummer"

  @get-mitid/5.3.6a
  Regel: På skærmen 'Indtast serienummer' indtaster man det serienummer, der står på kodeviseren

    @happy
    Scenarie: Det rigtige nummer
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Så kan Ada se 'Indtast serienummer'
      Når Ada indtaster det serienummer, der står på kodeviseren
      Så kommer Ada til "engangskode fra kodeviseren"

    @negative
    Scenarie: Intet nummer
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Når Ada indtaster intet serienummer
      Så bliver kodeviseren ikke aktiveret hos Ada

  @get-mitid/5.3.6b1 @implied
  Regel: Et serienummer, som ingen kodeviser har, bliver afvist

    @negative
    Scenarie: Et opdigtet nummer
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Når Ada indtaster et serienummer, som ingen kodeviser har
      Og Ada indtaster engangskoden, hvis der bliver spurgt efter den
      Så bliver kodeviseren ikke aktiveret hos Ada

    @boundary
    Scenarie: Ét ciffer forkert
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Når Ada indtaster serienummeret med ét ciffer forkert
      Og Ada indtaster engangskoden, hvis der bliver spurgt efter den
      Så bliver kodeviseren ikke aktiveret hos Ada

    @alternative
    Scenarie: Det rigtige efter et forkert
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Når Ada indtaster serienummeret med ét ciffer forkert
      Og Ada indtaster det serienummer, der står på kodeviseren
      Så kommer Ada til "engangskode fra kodeviseren"

    @boundary
    Abstrakt Scenario: Et nummer, der er <tegn>
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Når Ada indtaster et serienummer, der er "<tegn>"
      Og Ada indtaster engangskoden, hvis der bliver spurgt efter den
      Så bliver kodeviseren ikke aktiveret hos Ada

      Eksempler:
        | tegn                         |
        | et ciffer for kort           |
        | et ciffer for lang           |
        | alt for lang                 |
        | et stykke af en forespørgsel |
        | en stjerne                   |

  @get-mitid/5.3.6b2 @implied
  Regel: Serienummeret på en kodeviser, som en anden bruger, bliver afvist

    @negative
    Scenarie: Bos kodeviser er Bos
      Givet Bo har fået en kodeviser med posten
      Og Bo er nået til "aktiv kodeviser"
      Og Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Når Ada indtaster serienummeret på Bos kodeviser
      Og Ada indtaster engangskoden fra Bos kodeviser, hvis der bliver spurgt efter den
      Så bliver kodeviseren ikke aktiveret hos Ada

    @negative
    Scenarie: Bos kodeviser virker fortsat for Bo
      Givet Bo har fået en kodeviser med posten
      Og Bo er nået til "aktiv kodeviser"
      Og Ada har fået en kodeviser med posten
      Og Ada er nået til "Indtast serienummer"
      Når Ada indtaster serienummeret på Bos kodeviser
      Og Bo logger på i en netbutik med kodeviseren
      Så lykkes Bos log-in med en "kodeviser"

  @get-mitid/5.3.7b
  Regel: På skærmen 'Indtast engangskode fra din kodeviser' indtaster man engangskoden

    @happy
    Scenarie: Koden fra glasset
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Så kan Ada se 'Indtast engangskode fra din kodeviser'
      Når Ada trykker på kodeviserens knap og indtaster engangskoden
      Så kommer Ada til "kodeviseren er aktiveret"

    @negative
    Scenarie: Ingen engangskode
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Når Ada indtaster ingen engangskode
      Så bliver kodeviseren ikke aktiveret hos Ada

    @negative
    Scenarie: Før engangskoden godkender kodeviseren intet
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Når Ada logger på i en netbutik med kodeviseren
      Så lykkes Adas log-in ikke

  @get-mitid/5.3.7c1 @implied
  Regel: En engangskode, som kodeviseren ikke har vist, bliver afvist

    @negative
    Scenarie: En forkert engangskode
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Når Ada indtaster en forkert engangskode
      Så bliver kodeviseren ikke aktiveret hos Ada

    @boundary
    Scenarie: Kun det sidste ciffer er forkert
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Når Ada indtaster engangskoden med det sidste ciffer ændret
      Så bliver kodeviseren ikke aktiveret hos Ada

    @boundary
    Abstrakt Scenario: En engangskode, der er <ændret>
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Når Ada indtaster en engangskode, der er "<ændret>"
      Så bliver kodeviseren ikke aktiveret hos Ada

      Eksempler:
        | ændret                       |
        | et ciffer for kort           |
        | et ciffer for lang           |
        | et stykke af en forespørgsel |
        | en stjerne                   |

    @negative
    Scenarie: Koden fra Bos kodeviser
      Givet Bo har fået en kodeviser med posten
      Og Bo er nået til "aktiv kodeviser"
      Og Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Når Ada indtaster engangskoden fra Bos kodeviser
      Så bliver kodeviseren ikke aktiveret hos Ada

    @alternative
    Scenarie: Den rigtige efter en forkert
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Når Ada indtaster en forkert engangskode
      Og Ada trykker på kodeviserens knap og indtaster engangskoden
      Så kommer Ada til "kodeviseren er aktiveret"

    @negative
    Scenarie: En forkert engangskode logger ikke på
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada prøver at logge på med en forkert engangskode
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: Bos engangskode logger ikke Ada på
      Givet Bo har fået en kodeviser med posten
      Og Bo er nået til "aktiv kodeviser"
      Og Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada prøver at logge på med en engangskode fra Bos kodeviser
      Så lykkes Adas log-in ikke

    @boundary @assumed
    Scenarie: Kodeviseren viser ikke længere den kode
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada prøver at logge på med en engangskode, der er en time gammel
      Så lykkes Adas log-in ikke

  @get-mitid/5.3.7c2 @implied
  Regel: En engangskode, der allerede er brugt, bliver afvist

    @negative
    Scenarie: Koden fra aktiveringen
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada prøver at logge på med den engangskode, der lige er brugt
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: Koden fra et log-in
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Og Ada logger på i en netbutik med kodeviseren
      Når Ada prøver at logge på med den engangskode, der lige er brugt
      Så lykkes Adas log-in ikke

    @alternative
    Scenarie: Den næste kode virker
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Og Ada logger på i en netbutik med kodeviseren
      Når Ada logger på i en netbutik med kodeviseren
      Så lykkes Adas log-in med en "kodeviser"

  @get-mitid/5.3.8a
  Regel: Aktiveringen af kodeviseren er gennemført

    @happy
    Scenarie: Kodeviseren virker
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Ada logger på i en netbutik med kodeviseren
      Så lykkes Adas log-in med en "kodeviser"
      Og får netbutikken at vide, at det er Ada

    @negative
    Scenarie: Et bruger-ID alene er ikke nok
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "aktiv kodeviser"
      Når Mallory prøver at logge på som Ada uden at have noget
      Så lykkes Mallorys log-in ikke

  @get-mitid/5.3.8b
  Regel: Et tryk på 'Afslut' slutter forløbet

    @happy
    Scenarie: Til sidst
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "kodeviseren er aktiveret"
      Når Ada trykker på 'Afslut'
      Så ser Ada ikke længere 'Afslut'

  @get-mitid/5.3.8c @assumed
  Regel: Den sidste skærm siger, at aktiveringen er gennemført

    @happy
    Scenarie: Der står det
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "kodeviseren er aktiveret"
      Så kan Ada se 'aktiveringen er gennemført'

    @negative
    Scenarie: Ikke før tid
      Givet Ada har fået en kodeviser med posten
      Og Ada er nået til "engangskode fra kodeviseren"
      Så ser Ada ikke 'aktiveringen er gennemført'

  @journey
  Scenarie: Fra intet MitID til en kodeviser, der virker
    Givet et brev er 4 dage undervejs
    Og Ada har fået en kodeviser med posten
    Når Ada går hele vejen til "aktiv kodeviser"
    Og Ada logger på i en netbutik med kodeviseren
    Så lykkes Adas log-in med en "kodeviser"
