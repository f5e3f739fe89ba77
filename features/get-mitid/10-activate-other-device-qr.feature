# language: da
Egenskab: Trin 5 – aktivér MitID app på en anden telefon eller tablet
  Den telefon, der har scannet passet, viser en QR-kode. Den anden enheds kamera ser koden, og de to finder hinanden over Bluetooth.

  @get-mitid/5.2-tablet-or-phone
  Regel: Appen kan aktiveres på en tablet og på en anden telefon

    @alternative
    Scenarie: En tablet, der ikke kan læse chips
      Givet Ada på den anden enhed bruger en tablet
      Og Ada på den anden enheds enhed har ingen chiplæser
      Og Ada er nået til "QR-koden"
      Så får Ada på den anden enhed en app, der virker

    @happy
    Scenarie: En anden telefon
      Givet Ada er nået til "QR-koden"
      Så får Ada på den anden enhed en app, der virker

  @get-mitid/5.2-bluetooth-both-1 @implied
  Regel: Med Bluetooth slået til på begge enheder lykkes kopieringen

    @happy
    Scenarie: Slået til på begge
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når Ada på den anden enhed holder kameraet op foran QR-koden
      Så bliver Ada på den anden enhed bedt om "eget bruger-ID"

  @get-mitid/5.2-bluetooth-both-2 @assumed
  Regel: Med Bluetooth slået fra på en af enhederne lykkes kopieringen ikke

    @negative
    Scenarie: Slået fra på den nye enhed
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Og Ada på den anden enheds Bluetooth er slået fra
      Når Ada på den anden enhed markerer feltet og scanner
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så får Ada på den anden enhed ingen app, der virker

    @negative
    Scenarie: Slået fra på den gamle telefon, efter at koden er vist
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når Ada slår Bluetooth fra
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så får Ada på den anden enhed ingen app, der virker

    @negative
    Scenarie: Slået fra på den nye enhed, mens den scanner
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når Ada på den anden enhed slår Bluetooth fra
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så får Ada på den anden enhed ingen app, der virker

    @negative
    Scenarie: En affotograferet kode, der er sendt langt væk
      Givet Ada er nået til "QR-koden"
      Og Mallory er langt væk
      Og Mallory er nået til "scanning af QR-koden"
      Når Mallory holder kameraet op foran Adas QR-kode
      Så får Mallory ingen app, der virker

  @get-mitid/5.2-bluetooth-settings-2 @assumed
  Regel: Når Bluetooth er slået til, kan man fortsætte uden at begynde forfra

    @alternative
    Scenarie: På den telefon, der viser koden
      Givet Ada er nået til "Aktiver ny app med QR-kode"
      Og Adas Bluetooth er slået fra
      Når Ada trykker på 'Vis QR-kode'
      Og Ada slår Bluetooth til
      Og Ada får vist en ny QR-kode
      Så viser Adas skærm en QR-kode

    @alternative
    Scenarie: På den anden enhed
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Og Ada på den anden enheds Bluetooth er slået fra
      Når Ada på den anden enhed markerer feltet og scanner
      Og Ada på den anden enhed slår Bluetooth til
      Og Ada på den anden enhed scanner igen
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så bliver Ada på den anden enhed bedt om "eget bruger-ID"

  @get-mitid/5.2.1a
  Regel: Det begynder på den telefon, som passet blev scannet med

    @happy
    Scenarie: Valget står der
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Så kan Ada vælge muligheden 'App på en anden telefon/tablet'

  @get-mitid/5.2.1b @implied
  Regel: Valget står der stadig, når den anden enhed er gjort klar

    @alternative
    Scenarie: Appen ligger i baggrunden imens
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada skifter til en anden app og tilbage igen
      Så kan Ada vælge muligheden 'App på en anden telefon/tablet'

  @get-mitid/5.2.2 @implied
  Regel: Valget og 'Næste' fører til 'Aktiver ny app med QR-kode'

    @happy
    Scenarie: Der vælges
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada vælger 'App på en anden telefon/tablet' og går videre
      Så kommer Ada til "Aktiver ny app med QR-kode"

  @get-mitid/5.2.3 @implied
  Regel: 'Vis QR-kode' fører til, at koden vises

    @happy
    Scenarie: Der trykkes
      Givet Ada er nået til "Aktiver ny app med QR-kode"
      Når Ada trykker på 'Vis QR-kode'
      Så viser Adas skærm en QR-kode

  @get-mitid/5.2.4a1
  Regel: Appen, der viser koden, beder om lov til at bruge Bluetooth

    @happy
    Scenarie: Dialogen kommer
      Givet Ada er nået til "Aktiver ny app med QR-kode"
      Når Ada trykker på 'Vis QR-kode'
      Så er Ada blevet spurgt om Bluetooth

  @get-mitid/5.2.4a2 @assumed
  Regel: Uden den tilladelse vises ingen QR-kode

    @negative
    Scenarie: Der siges nej
      Givet Ada giver ikke lov til at bruge Bluetooth
      Og Ada er nået til "Aktiver ny app med QR-kode"
      Når Ada trykker på 'Vis QR-kode'
      Så viser Adas skærm ingen QR-kode

  @get-mitid/5.2.4b1 @A34
  Regel: På ældre Android beder appen, der viser koden, også om lokation

    @alternative
    Scenarie: En ældre Android-telefon
      Givet Ada bruger en Android-telefon, der skal have lokation til Bluetooth
      Og Ada er nået til "Aktiver ny app med QR-kode"
      Når Ada trykker på 'Vis QR-kode'
      Så er Ada blevet spurgt om lokation

  @get-mitid/5.2.4b2 @implied @A34
  Regel: På andre enheder beder den ikke om lokation

    @negative
    Scenarie: En iPhone
      Givet Ada bruger en iPhone
      Og Ada er nået til "Aktiver ny app med QR-kode"
      Når Ada trykker på 'Vis QR-kode'
      Så er Ada ikke blevet spurgt om lokation

    @boundary
    Scenarie: Den ældste Android, der ikke skal have lokation
      Givet Ada bruger en Android-telefon, der ikke skal have lokation til Bluetooth
      Og Ada er nået til "Aktiver ny app med QR-kode"
      Når Ada trykker på 'Vis QR-kode'
      Så er Ada ikke blevet spurgt om lokation

  @get-mitid/5.2.5a
  Regel: Telefonen viser en QR-kode

    @happy
    Scenarie: Koden kan læses af et andet kamera
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når Ada på den anden enhed holder kameraet op foran QR-koden
      Så bliver Ada på den anden enhed bedt om "eget bruger-ID"

  @get-mitid/5.2.5b1
  Regel: Scanningen kopierer MitID appen til den anden enhed

    @happy
    Scenarie: Den anden enhed får en app, der virker
      Givet Ada er nået til "QR-koden"
      Så får Ada på den anden enhed en app, der virker

  @get-mitid/5.2.5b2 @implied
  Regel: Appen er hos den bruger, der viste koden, og ingen anden

    @negative
    Scenarie: Bos enhed får Adas app, ikke Bos
      Givet Bo er nået til "aktiv app"
      Og Ada er nået til "QR-koden"
      Og Bo på den anden enhed er nået til "scanning af QR-koden"
      Når Bo på den anden enhed holder kameraet op foran Adas QR-kode
      Og Bo på den anden enhed bekræfter med Bos bruger-ID
      Så får Bo på den anden enhed ingen app, der virker

  @get-mitid/5.2.5c1
  Regel: Koden kan bruges i tre minutter

    @boundary
    Scenarie: To sekunder før
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når der går 2 sekunder mindre end QR-kodens tre minutter hos Ada
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så bliver Ada på den anden enhed bedt om "eget bruger-ID"

    @alternative @assumed @A06
    Scenarie: En ny kode efter en, der er udløbet
      Givet Ada er nået til "QR-koden"
      Når der går 5 sekunder mere end QR-kodens tre minutter hos Ada
      Og Ada får vist en ny QR-kode
      Og Ada på den anden enhed går hele vejen til "eget bruger-ID"
      Så bliver Ada på den anden enhed bedt om "eget bruger-ID"

  @get-mitid/5.2.5c2
  Regel: Koden kan ikke bruges, når de tre minutter er gået

    @boundary
    Scenarie: Et sekund efter
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når der går 1 sekund mere end QR-kodens tre minutter hos Ada
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så får Ada på den anden enhed ingen app, der virker

    @negative
    Scenarie: Et minut efter
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når der går 60 sekunder mere end QR-kodens tre minutter hos Ada
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så får Ada på den anden enhed ingen app, der virker

    @negative @assumed @A06
    Scenarie: En ny kode gør ikke den udløbne brugbar igen
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når der går 5 sekunder mere end QR-kodens tre minutter hos Ada
      Og Ada får vist en ny QR-kode
      Og Ada på den anden enhed holder kameraet op foran et billede af den forrige QR-kode
      Så får Ada på den anden enhed ingen app, der virker

  @get-mitid/5.2.6
  Regel: Appen åbnes på den anden enhed

    @happy
    Scenarie: Den åbnes
      Når Ada på den anden enhed åbner appen
      Så kan Ada på den anden enhed trykke på 'Kom i gang'

  @get-mitid/5.2.7 @implied
  Regel: 'Kom i gang' på den anden enhed fører til valget 'Kopier fra anden MitID app'

    @happy
    Scenarie: Valget kommer frem
      Givet Ada på den anden enhed er nået til "Kom i gang"
      Når Ada på den anden enhed trykker på 'Kom i gang'
      Så kan Ada på den anden enhed vælge muligheden 'Kopier fra anden MitID app'

  @get-mitid/5.2.8 @implied
  Regel: 'Kopier fra anden MitID app' og 'Næste' fører til 'Scan QR-kode'

    @happy
    Scenarie: Der vælges
      Givet Ada på den anden enhed er nået til "Pas/ID-kort"
      Når Ada på den anden enhed vælger 'Kopier fra anden MitID app' og går videre
      Så kan Ada på den anden enhed se 'Scan QR-kode'

  @get-mitid/5.2.9a
  Regel: Feltet 'QR-koden er vist på den gamle app' markeres, og 'Scan QR-kode' trykkes

    @happy
    Scenarie: Der markeres og trykkes
      Givet Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Når Ada på den anden enhed markerer feltet om QR-koden
      Og Ada på den anden enhed trykker på 'Scan QR-kode'
      Så er Ada på den anden enheds bagkamera i brug

  @get-mitid/5.2.9b @assumed
  Regel: 'Scan QR-kode' kan ikke bruges, før feltet er markeret

    @negative
    Scenarie: Feltet er ikke markeret
      Givet Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Så kan Ada på den anden enhed ikke trykke på 'Scan QR-kode'

  @get-mitid/5.2.10a1
  Regel: Appen på den modtagende enhed beder om lov til at bruge Bluetooth

    @happy
    Scenarie: Dialogen kommer
      Givet Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Når Ada på den anden enhed markerer feltet og scanner
      Så er Ada på den anden enhed blevet spurgt om Bluetooth

  @get-mitid/5.2.10a2 @assumed
  Regel: Uden den tilladelse kan den modtagende enhed ikke kopiere appen

    @negative
    Scenarie: Der siges nej
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed giver ikke lov til at bruge Bluetooth
      Og Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Når Ada på den anden enhed markerer feltet og scanner
      Og Ada på den anden enhed holder kameraet op foran QR-koden
      Så får Ada på den anden enhed ingen app, der virker

  @get-mitid/5.2.10b @A34
  Regel: På ældre Android beder appen på den modtagende enhed også om lokation

    @alternative
    Scenarie: En ældre Android-telefon
      Givet Ada på den anden enhed bruger en Android-telefon, der skal have lokation til Bluetooth
      Og Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Når Ada på den anden enhed markerer feltet og scanner
      Så er Ada på den anden enhed blevet spurgt om lokation

  @get-mitid/5.2.11a
  Regel: Den modtagende enhed scanner koden på den gamle app

    @happy
    Scenarie: Kameraet ser koden
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når Ada på den anden enhed holder kameraet op foran QR-koden
      Så bliver Ada på den anden enhed bedt om "eget bruger-ID"

    @negative
    Scenarie: Kameraet ser ingen kode
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Så får Ada på den anden enhed ingen app, der virker

    @negative
    Abstrakt Scenario: Kameraet ser en kode, der er <ændret>
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "scanning af QR-koden"
      Når Ada på den anden enhed holder kameraet op foran en QR-kode, der er "<ændret>"
      Så får Ada på den anden enhed ingen app, der virker

      Eksempler:
        | ændret                       |
        | en adresse på nettet         |
        | med hvert ciffer ændret      |
        | et stykke af en forespørgsel |

  @get-mitid/5.2.11b2 @implied
  Regel: Koden scannes med kameraet på enhedens bagside

    @happy
    Scenarie: Det er bagkameraet
      Givet Ada på den anden enhed er nået til "QR-koden er vist på den gamle app"
      Når Ada på den anden enhed markerer feltet og scanner
      Så er Ada på den anden enheds bagkamera i brug

  @get-mitid/5.2.12a
  Regel: Man indtaster sit bruger-ID og trykker på 'Næste'

    @happy
    Scenarie: Det rigtige bruger-ID
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med Adas bruger-ID
      Så bliver Ada på den anden enhed bedt om "kopiens midlertidige PIN-kode"

    @negative
    Scenarie: Uden bruger-ID
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med et bruger-ID, der er "tomt"
      Så får Ada på den anden enhed ingen app, der virker

  @get-mitid/5.2.12b @implied
  Regel: Et andet bruger-ID end det, der hører til koden, bliver afvist

    @negative
    Scenarie: Bos bruger-ID
      Givet Bo er nået til "aktiv app"
      Og Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med Bos bruger-ID
      Så får Ada på den anden enhed ingen app, der virker
      Og har Bo ikke fået flere SMS

    @boundary
    Abstrakt Scenario: Et bruger-ID, der er <tegn>
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med et bruger-ID, der er "<tegn>"
      Så får Ada på den anden enhed ingen app, der virker

      Eksempler:
        | tegn                                |
        | lutter tegn uden bredde             |
        | skrevet med bogstaver, der ligner   |
        | skrevet fra højre mod venstre       |
        | ti cifre                            |
        | et stykke af en forespørgsel        |
        | en stjerne                          |

  @get-mitid/5.2.13a1
  Regel: Man modtager en midlertidig PIN-kode på SMS

    @happy
    Scenarie: Koden kommer
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med Adas bruger-ID
      Så får Ada på den anden enhed en SMS med en kode

  @get-mitid/5.2.13a2 @implied
  Regel: Den midlertidige PIN-kode går til det tilknyttede nummer

    @negative
    Scenarie: Ingen anden får den
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med Adas bruger-ID
      Så har ingen andre end Ada fået en SMS
      Og har Ada fået 2 SMS

    @negative
    Scenarie: Den, der tilknyttede et nummer sidst, får den ikke
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Og Bo er nået til "Hvordan vil du godkende med MitID?"
      Og Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med Adas bruger-ID
      Så har Bo fået 1 SMS
      Og har Ada fået 2 SMS

    @negative
    Scenarie: Det nummer, der blev skrevet først og rettet, får den ikke
      Givet Ada er nået til "valideringskode"
      Og Ada går tilbage og skriver et nyt mobilnummer
      Og Ada indtaster koden fra SMS'en
      Og Ada går videre til "Hvordan vil du godkende med MitID?"
      Og Ada vælger 'App på en anden telefon/tablet' og går videre
      Og Ada får vist en ny QR-kode
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Når Ada på den anden enhed bekræfter med Adas bruger-ID
      Så får Ada 2 SMS på det nye nummer og ikke flere på det gamle

  @get-mitid/5.2.13a3 @assumed
  Regel: Der sendes ingen midlertidig PIN-kode, før bruger-ID er bekræftet

    @negative
    Scenarie: Koden er scannet, bruger-ID mangler
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "eget bruger-ID"
      Så har Ada fået 1 SMS

  @get-mitid/5.2.13b1
  Regel: Den midlertidige PIN-kode indtastes på den modtagende enhed

    @happy
    Scenarie: Den rigtige
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopiens midlertidige PIN-kode"
      Når Ada på den anden enhed indtaster den midlertidige PIN-kode
      Så kommer Ada på den anden enhed til "Vælg din personlige PIN-kode"

  @get-mitid/5.2.13b2 @implied
  Regel: En anden PIN-kode end den tilsendte bliver afvist

    @negative
    Scenarie: En forkert
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopiens midlertidige PIN-kode"
      Når Ada på den anden enhed indtaster en forkert midlertidig PIN-kode
      Så kommer Ada på den anden enhed ikke til "kopiens personlige PIN-kode"

    @boundary
    Scenarie: Kun det sidste ciffer er forkert
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopiens midlertidige PIN-kode"
      Når Ada på den anden enhed indtaster den midlertidige PIN-kode med det sidste ciffer ændret
      Så kommer Ada på den anden enhed ikke til "kopiens personlige PIN-kode"

  @get-mitid/5.2.14 @implied
  Regel: 'Næste' på 'Vælg din personlige PIN-kode' fører til oprettelsen

    @happy
    Scenarie: Der trykkes
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "Vælg din personlige PIN-kode"
      Når Ada på den anden enhed trykker på 'Næste'
      Så bliver Ada på den anden enhed bedt om "kopiens personlige PIN-kode"

  @get-mitid/5.2.15
  Regel: Man opretter sin personlige PIN-kode og trykker på 'Næste'

    @happy
    Scenarie: PIN-koden åbner appen bagefter
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Så kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2.16a
  Regel: Man gentager sin personlige PIN-kode og trykker på 'Næste'

    @happy
    Scenarie: Gentagelsen er den samme
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopiens personlige PIN-kode"
      Når Ada på den anden enhed opretter og gentager sin personlige PIN-kode
      Så bliver Ada på den anden enhed ikke bedt om en PIN-kode

  @get-mitid/5.2.16b @implied
  Regel: En gentagelse, der ikke svarer til den første, bliver afvist

    @negative
    Scenarie: To forskellige
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopiens personlige PIN-kode"
      Når Ada på den anden enhed indtaster to forskellige personlige PIN-koder
      Så kommer Ada på den anden enhed ikke til "kopiens biometri"

  @get-mitid/5.2.17a
  Regel: Man får valget om biometri

    @happy
    Scenarie: Valget kommer
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopiens personlige PIN-kode"
      Når Ada på den anden enhed opretter og gentager sin personlige PIN-kode
      Så bliver Ada på den anden enhed bedt om "kopiens biometri"

  @get-mitid/5.2.17b @implied
  Regel: Aktiveringen gennemføres også for den, der fravælger biometri

    @alternative
    Scenarie: Fravalgt
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Så kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2.17c @implied
  Regel: Den, der har valgt biometri, kan godkende med det

    @alternative
    Scenarie: Egen finger eller eget ansigt
      Givet Ada på den anden enhed vil bruge fingeraftryk eller ansigtsgenkendelse
      Og Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Når Ada på den anden enhed logger på med sin egen finger eller sit eget ansigt
      Så lykkes Ada på den anden enheds log-in på Ada på den anden enheds telefon

  @get-mitid/5.2.18a
  Regel: Man får valget om notifikationer

    @happy
    Scenarie: Valget kommer
      Givet Ada er nået til "QR-koden"
      Når Ada på den anden enhed går hele vejen til "kopiens notifikationer"
      Så er Ada på den anden enhed blevet spurgt om notifikationer

    @alternative
    Scenarie: Den, der siger ja, får dem
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Når en netbutik beder Ada om at logge på
      Så får Ada på den anden enhed en notifikation

  @get-mitid/5.2.18b @implied
  Regel: Aktiveringen gennemføres også for den, der afviser notifikationer

    @alternative
    Scenarie: Der siges nej
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopiens notifikationer"
      Når Ada på den anden enhed afviser notifikationer
      Så kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2.19a1
  Regel: Appen på den anden enhed er nu aktiveret og klar til brug

    @happy
    Scenarie: Et log-in godkendes
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Så kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2.19a2 @assumed
  Regel: Den sidste skærm siger, at appen er aktiveret og klar til brug

    @happy
    Scenarie: Det står der
      Givet Ada er nået til "QR-koden"
      Når Ada på den anden enhed går hele vejen til "kopien er aktiveret"
      Så kommer Ada på den anden enhed til "kopien er aktiveret"

  @get-mitid/5.2.19b
  Regel: 'OK' afslutter aktiveringen

    @happy
    Scenarie: Der trykkes, og appen virker bagefter
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "kopien er aktiveret"
      Når Ada på den anden enhed trykker på 'OK'
      Så ser Ada på den anden enhed ikke længere 'OK'
      Og kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2-delete-inactive-2 @implied
  Regel: At slette den app, der ikke er aktiv, har ingen virkning på den nye

    @alternative
    Scenarie: Appen på telefonen, der scannede passet, slettes
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Når Ada sletter appen
      Så kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2-delete-inactive-3 @implied
  Regel: Den anden enhed kan aktiveres, selv om appen på telefonen ikke er aktiv

    @alternative
    Scenarie: Appen på telefonen er ikke aktiv
      Givet Ada er nået til "QR-koden"
      Når Ada på den anden enhed går hele vejen til "aktiv kopi"
      Så kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2-activate-scanning-phone
  Regel: Appen på telefonen, der scannede passet, kan også aktiveres

    @alternative
    Scenarie: To aktive apps
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Når Ada også aktiverer appen på sin egen telefon
      Så kan Ada godkende et log-in på Ada
      Og kan Ada godkende et log-in på Ada på den anden enhed

  @get-mitid/5.2-max-three-1
  Regel: Man kan have tre aktive apps på én gang

    @boundary
    Scenarie: Den tredje
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Når Ada får vist en ny QR-kode
      Så får Ada på den tredje enhed en app, der virker
      Når Ada også aktiverer appen på sin egen telefon
      Så kan Ada godkende et log-in på Ada
      Og kan Ada godkende et log-in på Ada på den anden enhed
      Og kan Ada godkende et log-in på Ada på den tredje enhed

  @get-mitid/5.2-max-three-2 @A24
  Regel: Man kan ikke have flere end tre aktive apps på én gang

    @boundary
    Scenarie: Den fjerde
      Givet Ada er nået til "QR-koden"
      Og Ada på den anden enhed er nået til "aktiv kopi"
      Og Ada får vist en ny QR-kode
      Og Ada på den tredje enhed er nået til "aktiv kopi"
      Og Ada får vist en ny QR-kode
      Og Ada på den fjerde enhed er nået til "aktiv kopi"
      Når Ada forsøger også at aktivere appen på sin egen telefon
      Så kan højst 3 af Adas 4 enheder godkende et log-in
