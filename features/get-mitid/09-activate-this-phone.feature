# language: da
Egenskab: Trin 5 – aktivér MitID app på egen telefon

  @get-mitid/5.1.1
  Regel: 'På denne telefon' begynder aktiveringen af denne app

    @happy
    Scenarie: Der vælges
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada vælger 'På denne telefon' og går videre
      Så kommer Ada til "midlertidig PIN-kode"

  @get-mitid/5.1.2a1
  Regel: Personen får en midlertidig PIN-kode på SMS

    @happy
    Scenarie: Koden kommer
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada vælger 'På denne telefon' og går videre
      Så får Ada en SMS med en kode

  @get-mitid/5.1.2a2 @implied
  Regel: Den midlertidige PIN-kode går til det tilknyttede nummer

    @negative
    Scenarie: Ingen anden får den
      Givet Bo er nået til "Hvordan vil du godkende med MitID?"
      Og Ada er nået til "midlertidig PIN-kode"
      Så har Bo fået 1 SMS
      Og har Ada fået 2 SMS

    @negative
    Scenarie: Den, der tilknyttede et nummer sidst, får den ikke
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Og Bo er nået til "Hvordan vil du godkende med MitID?"
      Når Ada går hele vejen til "midlertidig PIN-kode"
      Så har Bo fået 1 SMS
      Og har Ada fået 2 SMS

  @get-mitid/5.1.2b1
  Regel: Appen lader personen indtaste den midlertidige PIN-kode

    @happy
    Scenarie: Feltet er der
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada vælger 'På denne telefon' og går videre
      Så bliver Ada bedt om "midlertidig PIN-kode"

  @get-mitid/5.1.2b2 @implied
  Regel: En anden PIN-kode end den sendte fører ikke videre

    @negative
    Scenarie: En forkert kode
      Givet Ada er nået til "midlertidig PIN-kode"
      Når Ada indtaster en forkert midlertidig PIN-kode
      Så kommer Ada ikke til "personlig PIN-kode"

    @boundary
    Scenarie: Kun det sidste ciffer er forkert
      Givet Ada er nået til "midlertidig PIN-kode"
      Når Ada indtaster den midlertidige PIN-kode med det sidste ciffer ændret
      Så kommer Ada ikke til "personlig PIN-kode"

    @negative
    Scenarie: Den, der kender andres koder, kender ikke Adas
      Givet Bo er nået til "midlertidig PIN-kode"
      Og Mallory er nået til "midlertidig PIN-kode"
      Og Ada er nået til "midlertidig PIN-kode"
      Så følger de nyeste koder til Bo, Mallory og Ada ikke af hinanden

    @boundary
    Abstrakt Scenario: En kode, der er <ændret>
      Givet Ada er nået til "midlertidig PIN-kode"
      Når Ada indtaster en midlertidig PIN-kode, der er "<ændret>"
      Så kommer Ada ikke til "personlig PIN-kode"

      Eksempler:
        | ændret                       |
        | tom                          |
        | et ciffer for kort           |
        | alt for lang                 |
        | et stykke af en forespørgsel |
        | en stjerne                   |

    @negative
    Scenarie: Bos midlertidige PIN-kode
      Givet Bo er nået til "midlertidig PIN-kode"
      Og Ada er nået til "midlertidig PIN-kode"
      Når Ada indtaster Bos midlertidige PIN-kode
      Så kommer Ada ikke til "personlig PIN-kode"

    @negative @implied @A44
    Scenarie: Valideringskoden er ikke en midlertidig PIN-kode
      Givet Ada er nået til "midlertidig PIN-kode"
      Når Ada indtaster sin valideringskode som midlertidig PIN-kode
      Så kommer Ada ikke til "personlig PIN-kode"

    @boundary @assumed @A03
    Scenarie: 30 minutter er gået
      Givet Ada er nået til "midlertidig PIN-kode"
      Når der går 1 sekund mere end en midlertidig PIN-kode lever hos Ada
      Og Ada indtaster den midlertidige PIN-kode
      Så kommer Ada ikke til "personlig PIN-kode"

    @boundary @assumed @A03
    Scenarie: Hverken en forkert kode eller en tur i en anden app forlænger de 30 minutter
      Givet Ada er nået til "midlertidig PIN-kode"
      Når der går 20 sekunder mindre end en midlertidig PIN-kode lever hos Ada
      Og Ada skifter til en anden app og tilbage igen
      Og Ada indtaster en forkert midlertidig PIN-kode
      Og der går 30 sekunder hos Ada
      Og Ada indtaster den midlertidige PIN-kode
      Så kommer Ada ikke til "personlig PIN-kode"

    @boundary @assumed @A03
    Scenarie: 30 minutter er næsten gået
      Givet Ada er nået til "midlertidig PIN-kode"
      Når der går 10 sekunder mindre end en midlertidig PIN-kode lever hos Ada
      Og Ada indtaster den midlertidige PIN-kode
      Så kommer Ada til "personlig PIN-kode"

    @alternative
    Scenarie: Den rigtige efter en forkert
      Givet Ada er nået til "midlertidig PIN-kode"
      Når Ada indtaster en forkert midlertidig PIN-kode
      Og Ada indtaster den midlertidige PIN-kode
      Så kommer Ada til "personlig PIN-kode"

  @get-mitid/5.1.3a
  Regel: Personen sætter selv sin personlige PIN-kode

    @happy
    Scenarie: Den selvvalgte PIN-kode åbner appen bagefter
      Givet Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Så lykkes Adas log-in på Adas telefon

    @negative
    Scenarie: Den midlertidige PIN-kode bliver ikke den personlige
      Givet Ada er nået til "aktiv app"
      Når Ada prøver at logge på med den midlertidige PIN-kode
      Så lykkes Adas log-in ikke

    @negative @A17
    Scenarie: To forskellige indtastninger
      Givet Ada er nået til "personlig PIN-kode"
      Når Ada indtaster to forskellige personlige PIN-koder
      Så kommer Ada ikke til "fingeraftryk eller ansigtsgenkendelse"

    @boundary
    Scenarie: En PIN-kode, der er et ciffer for kort
      Givet Ada er nået til "personlig PIN-kode"
      Når Ada vil have en personlig PIN-kode, der er "et ciffer for kort"
      Så kommer Ada ikke til "fingeraftryk eller ansigtsgenkendelse"

  @get-mitid/5.1.3b @implied @A18
  Regel: Den personlige PIN-kode er nødvendig, hver gang appen åbnes og bruges

    @negative
    Scenarie: Uden PIN-kode kan intet godkendes
      Givet Ada er nået til "aktiv app"
      Når Ada prøver at logge på uden PIN-kode
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: Med en forkert PIN-kode kan intet godkendes
      Givet Ada er nået til "aktiv app"
      Når Ada prøver at logge på med en forkert PIN-kode
      Så lykkes Adas log-in ikke

    @boundary
    Scenarie: Uden det sidste ciffer kan intet godkendes
      Givet Ada er nået til "aktiv app"
      Når Ada prøver at logge på med en PIN-kode, der mangler et ciffer
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: Anden gang spørges der igen
      Givet Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Og Ada prøver at logge på uden PIN-kode
      Så lykkes Adas log-in ikke

    @boundary
    Scenarie: Én forkert PIN-kode mindre end grænsen
      Givet Ada er nået til "aktiv app"
      Når Ada taster en forkert PIN-kode én gang mindre end grænsen
      Og Ada logger på i en netbutik
      Så lykkes Adas log-in på Adas telefon

  @get-mitid/5.1.4a1
  Regel: Appen tilbyder fingeraftryk eller ansigtsgenkendelse

    @happy
    Scenarie: Tilbuddet kommer på en telefon, der kan
      Givet Ada er nået til "personlig PIN-kode"
      Når Ada sætter sin personlige PIN-kode
      Så kommer Ada til "fingeraftryk eller ansigtsgenkendelse"

  @get-mitid/5.1.4a2 @implied
  Regel: Aktiveringen gennemføres uden fingeraftryk eller ansigtsgenkendelse

    @alternative
    Scenarie: Personen siger nej
      Givet Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Så lykkes Adas log-in på Adas telefon

    @alternative
    Scenarie: Telefonen har ingen af delene
      Givet Adas telefon har ingen fingeraftrykslæser eller ansigtsgenkendelse
      Og Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Så lykkes Adas log-in på Adas telefon

  @get-mitid/5.1.4b @A18
  Regel: Er det valgt, åbner fingeraftryk eller ansigtsgenkendelse appen

    @happy
    Scenarie: Personen selv
      Givet Ada vil bruge fingeraftryk eller ansigtsgenkendelse
      Og Ada er nået til "aktiv app"
      Når Ada logger på med sin egen finger eller sit eget ansigt
      Så lykkes Adas log-in på Adas telefon

    @negative
    Scenarie: En anden persons finger eller ansigt
      Givet Ada vil bruge fingeraftryk eller ansigtsgenkendelse
      Og Ada er nået til "aktiv app"
      Når Ada prøver at logge på med en andens finger eller ansigt
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: Den, der sagde nej, kan ikke åbne sådan
      Givet Ada er nået til "aktiv app"
      Når Ada logger på med sin egen finger eller sit eget ansigt
      Så lykkes Adas log-in ikke

    @alternative
    Scenarie: PIN-koden virker fortsat
      Givet Ada vil bruge fingeraftryk eller ansigtsgenkendelse
      Og Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Så lykkes Adas log-in på Adas telefon

  @get-mitid/5.1.5a @A16
  Regel: Aktiveringen har et trin, hvor notifikationer accepteres

    @happy
    Scenarie: Der spørges, før appen er aktiv
      Givet Ada er nået til "aktiv app"
      Så er Ada blevet spurgt om notifikationer

  @get-mitid/5.1.5b
  Regel: Den, der har accepteret notifikationer, kan få vigtige beskeder

    @happy
    Scenarie: En anmodning om log-in giver en notifikation
      Givet Ada er nået til "aktiv app"
      Når en netbutik beder Ada om at logge på
      Så får Ada en notifikation

    @negative
    Scenarie: Ingen anden får Adas
      Givet Bo er nået til "aktiv app"
      Og Ada er nået til "aktiv app"
      Så hører Bos telefon intet, når en netbutik beder Ada om at logge på

  @get-mitid/5.1-tip-switch-app-1
  Regel: Den, der har været i besked-appen, kan indtaste den midlertidige PIN-kode bagefter

    @alternative
    Scenarie: Frem og tilbage
      Givet Ada er nået til "midlertidig PIN-kode"
      Når Ada skifter til en anden app og tilbage igen
      Så bliver Ada bedt om "midlertidig PIN-kode"

  @get-mitid/5.1-tip-switch-app-2 @implied
  Regel: Den midlertidige PIN-kode bliver ikke ugyldig af, at man skifter app

    @alternative
    Scenarie: Koden fra før skiftet gælder
      Givet Ada er nået til "midlertidig PIN-kode"
      Når Ada skifter til en anden app og tilbage igen
      Og Ada indtaster den midlertidige PIN-kode
      Så har Ada fået 2 SMS
      Og kommer Ada til "personlig PIN-kode"
