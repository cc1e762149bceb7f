//! The words behind [`Class`](super::lexicon::Class): closed classes of French in full, open ones by frequency.

use super::lexicon::Class;

const THE_M: Class = Class::DETERMINER.and(Class::MASCULINE);
const THE_F: Class = Class::DETERMINER.and(Class::FEMININE);
const THE_P: Class = Class::DETERMINER.and(Class::PLURAL);
const HE: Class = Class::SUBJECT.and(Class::MASCULINE);
const SHE: Class = Class::SUBJECT.and(Class::FEMININE);

pub(super) const LISTS: &[(Class, &str)] = &[
    (THE_M, "le un ce cet mon ton son du au aucun tout"),
    (THE_F, "la une cette ma ta sa aucune toute"),
    (
        THE_P,
        "les des ces mes tes ses nos vos leurs plusieurs certains certaines quelques deux trois quatre cinq six sept \
         huit neuf dix tous toutes aux divers diverses différents différentes",
    ),
    (Class::DETERMINER, "l' notre votre leur chaque quelque"),
    (
        Class::PREPOSITION,
        "à au aux en dans sur sous par pour avec sans chez vers entre contre depuis pendant durant devant derrière \
         avant après lors dès jusque jusqu' jusqu'à malgré parmi hors outre via face grâce afin auprès près loin suite \
         concernant autour envers voici voilà sauf quant",
    ),
    (Class::OF, "de du des d'"),
    (HE, "il ils lui-même celui-ci ceux-ci"),
    (SHE, "elle elles elle-même celle-ci celles-ci"),
    (Class::SUBJECT, "je j' tu on nous vous c' ce ça cela ceci"),
    (Class::SUBJECT.and(Class::PLURAL), "ils elles nous vous"),
    (Class::OBJECT, "me m' te t' le la les l' lui leur nous vous en y"),
    (Class::OBJECT.and(Class::REFLEXIVE), "se s'"),
    (
        Class::AVOIR.and(Class::FINITE),
        "ai as a avons avez ont avais avait avions aviez avaient aura auront aurai aurons aurait auraient eut eurent \
         ait aient",
    ),
    (
        Class::ETRE.and(Class::FINITE),
        "suis es est sommes êtes sont étais était étions étiez étaient sera seront serai serons serez serait seraient \
         serais fut furent soit soient",
    ),
    (Class::AVOIR, "ayant avoir"),
    (Class::ETRE, "étant être"),
    (
        Class::ADVERB,
        "aussi également toutefois cependant ainsi encore déjà bien mal mieux très trop peu beaucoup alors ensuite puis enfin \
         hier aujourd'hui demain toujours souvent parfois jamais notamment surtout même plutôt donc néanmoins pourtant \
         quant désormais maintenant ici là dernièrement autant tant davantage presque environ seulement vraiment \
         récemment immédiatement rapidement clairement directement finalement par-ailleurs d'abord d'ailleurs rien personne chacun chacune quelqu'un entre-temps moins plus oui non sinon autrement auparavant paradoxalement malheureusement heureusement \
         certes bref sobrement sèchement ouvertement publiquement longuement simplement comme hélas",
    ),
    (
        Class::TIME,
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre \
         octobre novembre décembre hier aujourd'hui demain matin soir midi après-midi semaine mois an année ans jour jours \
         veille lendemain nuit soirée journée jour-là soir-là matin-là nuit-là semaine-là mois-là année-là moment-là",
    ),
    (
        Class::CONJUNCTION,
        "et ou mais car or ni donc puis tandis lorsque lorsqu' quand si puisque puisqu' comme alors",
    ),
    (Class::RELATIVE, "qui dont où lequel laquelle lesquels lesquelles auquel duquel desquels"),
    (Class::QUE, "que qu'"),
    (Class::NEGATION, "ne n' pas plus jamais guère ni aucun aucune"),
    (Class::ACCORDING, "selon"),
    (Class::FINITE, FINITE),
    (
        Class::HELPING,
        "veut veulent voulait tient tiennent tenait tente tentent tentait préfère préférait préfèrent ose finit voulu tenu \
         tenté préféré fini osé contenté empressé contente plaît plaisait",
    ),
    (Class::ROLE, ROLES),
    (Class::ROLE.and(Class::BODY), BODIES),
    (
        Class::DOCUMENT,
        "article articles constitution loi traité accord convention rapport communiqué texte résolution charte décret document protocole déclaration lettre note statut règlement directive pétition étude sondage \
         mémorandum décision contrat acte message tweet billet tribune post légende",
    ),
    (
        Class::NAMING,
        "opération opérations mouvement film livre roman ouvrage chanson album série émission journal magazine revue \
         programme projet groupe collectif association initiative plan dispositif navire bateau frégate chalutier sous-marin \
         pétrolier dit dite dits dites surnommé surnommée surnommés surnommées baptisé baptisée baptisés baptisées nommé \
         nommée appelé appelée appelés appelées intitulé intitulée intitulés intitulées mot mots terme termes \
         expression concept notion nom noms titre label slogan rubrique site chaîne appellation missile missiles \
         convoi cargo pièce spectacle exposition festival essai recueil poème tableau club équipe parti quartier \
         surnom pseudonyme étiquette catégorie syndrome effet variante acronyme signifie signifiant rebaptisé \
         rebaptisée conférence dossier soi-disant prétendu prétendue prétendus prétendues",
    ),
    (Class::FEMININE_FIRST_NAME, FEMININE_NAMES),
    (Class::MASCULINE_FIRST_NAME, MASCULINE_NAMES),
    (Class::PLACE, PLACES),
];

/// Finite forms of the commonest verbs that report nothing.
const FINITE: &str = "\
    peux peut pouvons pouvez peuvent pouvait pouvaient pourra pourront pourrait pourraient puisse puissent put \
    pourrions pourrons dois doit devons devez doivent devait devaient devra devront devrait devraient dut devrions devrons \
    veux veut voulons voulez veulent voulait voulaient voudra voudrait voudraient veuille voudrais \
    fais fait faisons faites font faisait faisaient fera feront ferait feraient fit firent fasse fassent ferons ferai \
    vais vas va allons allez vont allait allaient ira iront irait aille aillent irai irons \
    viens vient venons venez viennent venait venaient viendra viendront vint vienne viendrait \
    sais sait savons savez savent savait savaient saura saurait sache \
    faut fallait faudra faudrait fallut faille \
    vois voit voyons voyez voient voyait verra verront vit verrons \
    prends prend prenons prenez prennent prenait prendra prendront prit prenne prendrait prendrons \
    mets met mettons mettez mettent mettait mettra mit mette mettrait \
    tiens tient tenons tenez tiennent tenait tiendra tint tienne tiendrons tiendront \
    reste restons restez restent restait restera resteront resta resteraient \
    devient deviennent devenait deviendra devint devienne \
    permet permettent permettait permettra permette permettrait \
    donne donnons donnez donnent donnait donnera donneront \
    semble semblent semblait paraît paraissent paraissait \
    existe existent existait concerne concernent constitue constituent constituait représente représentent \
    signifie implique vise visent appartient appartiennent risque risquent risquons menace \
    arrive arrivent arrivait continue continuent cherche cherchent cherchons tente tentent tentait essaie essaient essayons essayait \
    commence commencent commençait finit finissent finira passe passent passait passera part partons partent partira partirons \
    joue jouent jouait jouer travaille travaillent travaillons travaillait vit vivent vivons vivait vivre \
    meurt meurent connaît connaissons connaissent connaissait espère espérons espèrent \
    pense pensons pensent pensais pensait crois croit croyons croient \
    aime aimons aiment aimerais aimerait aimait déteste mérite méritent \
    demande demandons demandent utilise utilisent utilisait \
    perd perdons perdent perdu gagne gagnons gagnent \
    attend attendons attendent attends subit subissent subissons \
    suit suivent suivons sert servent ouvre ouvrent ferme ferment change changent changeons \
    parle parlons parlent parlez parlait montre montrent prouve prouvent \
    soutient soutiennent soutenons défend défendent défendons protège protègent \
    attaque attaquent combat combattent combattons bombarde bombardent tue tuent détruit détruisent \
    envoie envoient livre livrent fournit fournissent apporte apportent \
    refuse refusons refusent accepte acceptons acceptent rejette rejettent \
    viole violent violait exige exigent appelle appelons appellent \
    compte comptons comptent espérais dépend dépendent dépendra coûte coûtent vaut valent valait \
    manque manquent entre entrent quitte quittent revient reviennent \
    laisse laissons laissez laissent laissera laissez-moi rend rendent rendait \
    pose posent crée créent produit produisent provoque provoquent entraîne entraînent \
    suffit conduit mène mènent porte portent touche touchent souffre souffrent souffrons \
    regarde regardez écoutez écoute n'oubliez arrêtez arrête sort sortent tombe tombent monte montent baisse baissent \
    augmente augmentent diminue réduit réduisent renforce renforcent affaiblit \
    hésite hésitent avance avancent recule reculent progresse démissionne tiennent pèse pèsent \
    s'agit s'agissait agit agissent agissons partez reviendra prépare préparent préparons signe signons signerons \
    aggrave aggravent amplifie amplifient améliore améliorent augmentera bouge bougent bougera choisissent \
    choisissons choisit constitueraient contribue contribuent correspond correspondent courent craignent \
    craignons craint dirige dirigent disperse dispersent dispose disposent domine dominent dorment dort \
    durent durera découle découlent dégrade dégradent effondre empêche empêchent empêchera encourage \
    encouragent enferme exclut facilite favorise favorisent fonctionne fonctionnent forment fuient fuit \
    gardent grandissent grandit gère gèrent ignore ignorent importe impose imposent ingère ingèrent inquiète \
    inquiètent interviennent intervient justifie justifient justifiera luttent luttons mange mangent \
    marchent naissent naît nuisent nuit négocie négocient négocions obtiendra obtiennent obtient occupe \
    occupent offrent organise organisent oublie oublient ouvrira ouvriront paie paient paralyse participe \
    participent payons persiste plaide pleure pleurent possède possèdent poursuit poursuivent prive privent \
    prolonge proviennent provient précède prévaudra prévaudront rapporte recevons recherche recherchent \
    reflète reflètent regrettons relie relève relèvent remonte remontent remplace remplacent remplit renonce \
    renoncent renvoie renvoient repose reposent respecte respectent respectons respire ressemble ressemblent \
    restera retiennent retient retire retirent retrouve reçoit reçoivent rouvre rouvrent résiste résistent \
    résistons résout réussissent réussit révèle révèlent saisit sauve sauvent souhaitent souhaitons suppose \
    supposent surveille survient survit survivent sépare séparent tarde tolérera tolérons tourne tournent \
    trahissent trahit traite traitent transforme transforment transfère transfèrent travaillerons traverse \
    traversent traîne trompe trompent unissent unit utilisons vend vendent viendraient vivons vivra vivront \
    vole volent votent vérifie échappe échappent échoue échouent écrase écrasent écrasera élargit éloigne \
    équivaut évite évitent évolue évoluent \
    rouvrirons reste";

/// Nouns for persons by office, trade or part in the events.
const ROLES: &str = "\
    couple dame dames figure star vedette icône égérie meneur meneuse meneurs chômeur chômeuse chômeurs intérimaire intérimaires grutier grutière \
    proviseur proviseure proviseurs hydrologue hydrologues navigateur navigatrice réalisateur réalisatrice auteure autrice \
    instigateur instigatrice instigateurs électeur électrice électeurs \
    manifestant manifestante manifestants manifestantes participant participante participants participantes organisateur \
    organisatrice organisateurs riverain riveraine riverains automobiliste automobilistes routier routiers édile \
    eurodéputé eurodéputée eurodéputés humoriste restaurateur restauratrice cuisinier cuisinière initiateur initiatrice \
    romancier romancière cinéaste essayiste polémiste artisan artisane artisans boulanger boulangère trentenaire \
    quadragénaire quinquagénaire sexagénaire septuagénaire socialiste socialistes centriste centristes écologiste \
    écologistes communiste communistes insoumis insoumise frontiste frontistes aide-soignant aide-soignante soignant \
    soignante soignants pompiers gendarmes maires préfets ministres présidents sénatrices syndicalistes infirmiers \
    infirmières cheminot cheminots viticulteur viticultrice viticulteurs pêcheur pêcheurs maraîcher maraîchère \
    habitantes riveraines animateur animatrice présentateur présentatrice chroniqueur chroniqueuse intervenant \
    intervenante cafetier hôtelier coiffeuse coiffeur maman papa parents assistante assistant lycéen lycéenne \
    lycéens collégien collégienne coach sportif sportive coureur coureuse champion championne skipper \
    buteur capitaines entraîneurs joueurs joueuses supporteurs supporters supporter \
    agronome contre-amiral vice-amiral lieutenant-colonel major adjudant adjudante adjudant-chef brigadier \
    caporal caporale sergent-chef général-major pénaliste prévenu prévenue accusé accusée plaignant plaignante \
    éleveuse berger bergère universitaire rapporteur rapporteure technicien technicienne vice-première maître maîtresse titulaire conférencier conférencière \
    ministre vice-ministre premier-ministre président présidente vice-président vice-présidente ex-président \
    ex-ministre chef cheffe chefs porte-parole secrétaire sous-secrétaire secrétaires directeur directrice \
    responsable responsables dirigeant dirigeante dirigeants général générale généraux colonel commandant \
    commandante capitaine lieutenant amiral maréchal sergent soldat soldats officier officiers ambassadeur \
    ambassadrice diplomate diplomates consul député députée députés sénateur sénatrice sénateurs élu élue élus maire \
    adjoint préfet préfète gouverneur gouverneure conseiller conseillère conseillers chancelier chancelière roi reine \
    prince princesse pape évêque cardinal prêtre imam patriarche rabbin expert experte experts spécialiste \
    spécialistes analyste analystes chercheur chercheuse chercheurs professeur professeure professeurs politologue \
    historien historienne économiste économistes sociologue juriste avocat avocate avocats juge juges procureur \
    procureure magistrat magistrate médecin médecins infirmière infirmier chirurgien scientifique scientifiques \
    journaliste journalistes éditorialiste correspondant correspondante rédacteur rédactrice reporter auteur auteure \
    autrice écrivain écrivaine philosophe réalisateur réalisatrice acteur actrice chanteur chanteuse artiste \
    patron patronne pdg fondateur fondatrice cofondateur gérant gérante entrepreneur entrepreneuse homme femme hommes \
    femmes jeune jeunes fille garçon mère père frère sœur fils épouse mari veuve habitant habitante habitants \
    résident résidente villageois voisin voisine témoin témoins réfugié réfugiée réfugiés étudiant étudiante \
    étudiants élève enseignant enseignante enseignants instituteur institutrice agriculteur agricultrice \
    agriculteurs éleveur ouvrier ouvrière employé employée employés salarié salariés syndicaliste délégué déléguée \
    délégués représentant représentante représentants négociateur négociatrice négociateurs médiateur médiatrice \
    envoyé envoyée émissaire coordinateur coordinatrice coordonnateur membre membres militant militante militants \
    activiste opposant opposante opposants candidat candidate leader leaders numéro haut-représentant haute-représentante \
    commissaire inspecteur inspectrice policier policiers gendarme pompier pilote entraîneur entraîneuse joueur joueuse \
    sélectionneur attaquant défenseur milieu gardien capitaine arbitre supporteur proche proches ami amie amis collègue \
    homologue homologues hôte prédécesseur successeur intéressé intéressée milliardaire oligarque homme-d'affaires \
    source sources interlocuteur interlocuteurs fonctionnaire fonctionnaires agent agents bénévole bénévoles \
    volontaire victime victimes survivant survivante mineur retraité retraitée commerçant commerçante chauffeur \
    marin marins armateur éditeur éditrice doctorant biologiste géographe climatologue virologue épidémiologiste \
    utilisateur internaute internautes lecteur fidèle fidèles passant passante spectateur spectatrice \
    consultant consultante stratège attaché attachée trésorier trésorière administrateur administratrice \
    cadre doyen recteur rectrice notaire huissier détenu prisonnier prisonniers combattant combattants vétéran \
    copilote passager passagère astronaute ingénieur ingénieure architecte urbaniste nutritionniste psychologue";

/// Nouns for bodies and documents that speak.
const BODIES: &str = "\
    gauche droite marine gendarmerie clinique hôpital collège lycée rectorat métropole département région enseigne \
    constructeur opérateur fabricant distributeur loueur fournisseur filiale holding maison-mère \
    gouvernement ministère présidence état armée états-majors état-major police parlement assemblée sénat commission \
    conseil union alliance organisation organisations agence association associations ong parti partis syndicat \
    syndicats intersyndicale fédération confédération comité cour tribunal parquet justice mairie préfecture ambassade \
    délégation mission entreprise société compagnie groupe banque université institut centre observatoire fondation \
    journal quotidien hebdomadaire magazine revue chaîne radio télévision média médias presse site plateforme \
    communiqué rapport texte déclaration document article résolution loi constitution traité accord message lettre \
    étude enquête sondage entourage cabinet camp coalition opposition majorité junte régime rébellion milice \
    direction diplomatie chancellerie exécutif autorités autorité services force forces équipe club ligue église \
    vatican pétition collectif mouvement think-tank réseau porte-paroles administration bloc";

const FEMININE_NAMES: &str = "\
    olivia ingrid priscillia manuelle valentine capucine léa léna lola lina lou louna inaya jade mia romane agathe apolline \
    adèle adeline alexandra alexia alix amandine ambre anaïs andréa angélique anaëlle annick annie antoinette ariane armelle \
    arlette aude aurélia axelle bérengère bérénice bernadette cassandra charlène charline charlotte christelle claudie \
    claudine clémence colette coline corentine cyrielle danièle denise diane éléonore élisa éloïse émeline ericka estelle \
    eugénie évelyne faustine flavie flora florine frédérique gabrielle gaëlle georgette ginette guénolé gwendoline hortense \
    isaure ingrid jacqueline jeannine johanna josiane jessica judith julienne kelly laetitia laure léonie liliane linda line \
    lise loïse lorraine louane lucienne lucile maëlle maëlys magalie marcelle margaux marie-france marie-pierre marie-christine \
    marie-laure marie-hélène marie-paule maryse mathilda maryline mélissa michelle monica mylène nadège naïma nelly ninon noélie \
    noëlle océane patricia pauline pénélope perrine prisca priscilla raphaëlle régine roxane sabrina samia samira séverine \
    soazig soraya stella stéphane-marie sybille sylvaine tiphaine véra violaine victorine viviane wendy yolande ysaline zohra \
    hakima farida houria malika nora nawal salima souad zahra latifa \
    amélie audrey aurore barbara blandine carine cécile chloé clara clémentine clotilde coralie danielle élodie estelle \
    éliane fabienne fanny gisèle huguette jocelyne juliette justine karima laëtitia lisa ludivine lydia magali maud \
    mélanie morgane nadège ophélie roselyne sonia sylvia vanessa emmanuelle \
    carmen ingrid astrid karen ruth judith jennifer heather sharon miriam maryam ingeborg rukmini shirin jill hannah \
    beth janet harriet bridget margot sarah deborah leah     marie anne jeanne hélène claire sophie julie laura sarah emma alice camille catherine christine nathalie isabelle \
    sylvie valérie sandrine stéphanie céline aurélie émilie élise éva eva ada nadia nadine ursula angela kamala nancy \
    hillary liz theresa margaret michelle jill olga irina natalia natalya tatiana tatyana oksana oleksandra \
    ludmila lioudmila svetlana maria anna elena ekaterina daria yulia julia kaja sanna magdalena annalena \
    christiane rachida aminata fatou fatima fatoumata aïcha awa khadija leïla zineb yasmina amina mariam mariama \
    aïssata ngozi joyce ellen jane mary elizabeth élisabeth victoria diana lindsay cherelle jessica marina jen \
    marine ségolène martine anne-marie marie-claude agnès béatrice brigitte carole chantal corinne delphine \
    dominique edith édith florence françoise geneviève ghislaine inès ingrid irène jacqueline josette karine \
    laurence laurie liliane louise lucie madeleine manon marguerite marion mathilde michèle mireille monique muriel \
    myriam nicole noémie odile pascale patricia paule pauline rachel raymonde rebecca régine renée rosalie roseline \
    rose sabine sandra simone solange solène suzanne sylviane thérèse véronique virginie viviane yvette yvonne zoé zoe \
    greta ines doina solveig annelies gwenaëlle dominika melissa tamryn anastasiya anastasia wanjing bonnie christina \
    kateryna iryna oksana olena mette vjosa zuzana maïa maia salomé aung dilma cristina jacinda rima asma";

const MASCULINE_NAMES: &str = "\
    abel achille aimé alex albert alfred amaury anatole andy anthony aristide armand arnold auguste augustin aurélien barthélemy \
    benoist boris brice bryan cédrik célestin césar charly christopher claudius corentin cyprien cyrille damian david \
    dylan edgar edmond eddy édouard-marie elie élie éloi emile émile erwan erwann étienne eugène ewen fabrizio fernand firmin \
    flavien florent françois-xavier francky frank franky fred freddy gaspard gaston gauthier geoffrey geoffroy germain ghislain \
    gildas gonzague gontran guilhem gustave gwenaël hadrien harold hector henry honoré isidore ismaël jean-bernard jean-charles \
    jean-david jean-denis jean-félix jean-frédéric jean-gabriel jean-guy jean-louis jean-noël jean-philippe jean-rené jean-robert \
    jean-sébastien jean-vincent jean-yves jimmy joachim johan johann johnny jonathan josé jules kamel killian laurian lambert \
    lazare léandre léon léonard léopold lionel loup lubin luigi manuel marc-antoine marceau marius martial mathis \
    matthias matthieu mattéo maximilien médéric melvin mohamed-ali nolan norbert octave oscar patrik paul-henri philibert \
    pierre-alain pierre-antoine pierre-henri pierre-yves prosper quentin rafaël raoul rayan régis rémy reynald ricardo richard \
    roméo ronan ruben sami samy sandro silvère siméon solal stéphan steve steven tanguy tancrède tarek teddy théodore théophile \
    thibaud thibaut thierno timothée tom toussaint tristan urbain valère valéry victorien virgile vivien william wilfrid wilfried \
    yacine yanis yannis yoann yohan yohann younes yvon zacharie karl kader rachid samir brahim hakim hassan hocine mourad nabil \
    nasser nordine omar saïd salah slimane tahar yazid ugo \
    christophe fabrice sylvain benoît damien jérémy alexis antoine bertrand bastien clément eric edouard gaël gaétan \
    gilbert grégoire jordan joël kévin marcel michaël mickaël patrice raymond régis roland rodolphe stanislas thibault \
    tony valentin yann yvan adrien alban arthur axel aymeric baptiste dimitri enzo ferdinand francis gauthier georges \
    hubert jean-christophe jean-françois jean-jacques jean-louis jean-michel jean-paul claude ugo hugo \
    ilya nikita luca sacha joshua mustafa moussa mykola sasha issa musa yahya abdullah hamza \
    seydou bola moustapha \
        paul jean pierre jacques michel andré philippe alain bernard christian daniel françois frédéric gérard guillaume \
    henri hervé hugues jérôme joseph julien laurent louis luc marc mathieu maurice nicolas olivier pascal patrick \
    rené robert roger sébastien serge stéphane thierry thomas vincent xavier yves emmanuel édouard gabriel bruno \
    vladimir dmitri dmitry sergueï sergei sergey nikita ivan igor boris viktor victor andreï alexeï alexei alexandre mikhaïl \
    mikhail mykhailo volodymyr dmytro oleksandr joe donald barack john james david michael mark george bill jens \
    antony lloyd jake ned jack tom ben steven stephen chris brad brian kevin peter richard william charles olaf \
    robert markus recep mohamed mohammed ahmed ali ibrahim moussa abdoulaye macky alassane mahamadou mamadou ousmane \
    idriss omar amadou assimi ibrahima paul-henri xi wang antonio josep pedro mario luis carlos juan jose \
    éric dominique claude jean-yves jean-luc jean-claude jean-marc jean-pierre jean-baptiste gérald yannick arnaud \
    cédric didier fabien florian franck gilles grégory guy karim kylian loïc lucas léo ludovic martin maxime \
    mehdi nathan noël quentin rachid raphaël rémi romain samuel simon théo tristan walid youssef zinedine \
    kees marcel joerg mikael narendra benyamin benjamin yaïr emmerson cyril félix denis paul-antoine étienne jonas";

/// Names that are no persons: states, capitals and bodies that the press uses as speakers.
const PLACES: &str = "\
    russie ukraine france allemagne italie espagne pologne chine japon inde turquie iran irak israël syrie egypte \
    égypte libye algérie maroc tunisie mali niger tchad sénégal burkina guinée bénin togo ghana nigeria nigéria cameroun \
    gabon congo rdc rwanda burundi ouganda kenya éthiopie érythrée soudan somalie djibouti afrique europe amérique asie \
    royaume-uni grande-bretagne angleterre états-unis etats-unis canada mexique brésil argentine venezuela cuba \
    belgique pays-bas suisse autriche hongrie roumanie bulgarie serbie croatie slovénie slovaquie tchéquie grèce \
    portugal suède finlande norvège danemark islande irlande estonie lettonie lituanie biélorussie bélarus moldavie \
    géorgie arménie azerbaïdjan kazakhstan ouzbékistan afghanistan pakistan bangladesh indonésie vietnam thaïlande \
    philippines corée taïwan australie moscou kiev kyiv washington pékin paris londres berlin bruxelles rome madrid \
    varsovie ankara téhéran jérusalem damas bagdad beyrouth le-caire tripoli alger rabat tunis bamako niamey dakar \
    ouagadougou abidjan accra abuja yaoundé kinshasa kigali nairobi addis-abeba khartoum pretoria tokyo séoul delhi \
    islamabad kaboul minsk chisinau bakou erevan tbilissi belgrade budapest vienne athènes stockholm helsinki oslo \
    copenhague tallinn riga vilnius genève otan onu ue kremlin élysée elysée maison-blanche maison pentagone \
    rassemblement national républicains insoumise modem eelv lrem larem udi pcf lfi npa cgt cfdt unsa fnsea medef cpme \
    bercy beauvau figaro libération bfmtv lci rtl rmc franceinfo mediapart twitter facebook youtube instagram tiktok \
    vatican cedeao osce aiea oms fmi g7 g20 union matignon quai duma congrès sénat crimée donbass donbas gaza \
    cisjordanie sahel afp reuters bbc cnn rfi wagner gazprom croix-rouge";
