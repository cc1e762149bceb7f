//! Reporting clauses turned round: where the writer's words end that interrupt a quotation.
//!
//! `, a assuré Ada Lorme lundi sur les ondes,`: a verb, its subject, what describes the subject, and phrases of time,
//! place and manner up to the comma. Inside the marks nothing but grammar tells such a clause from the words that are
//! quoted, so each part is taken only when the clause is closed behind it.

use super::lexicon::Class;
use super::page::Page;
use super::speakers::{self, Mention, MentionKind, VerbGroup};
use super::tokens::TokenKind;

/// How many tokens a clause may have up to its subject.
const LONGEST: usize = 30;
/// How many tokens after its subject a clause may give to addressee, place and time.
const TAIL: usize = 20;
/// How many tokens a description of the subject may have.
const DESCRIPTION: usize = 20;
/// How many tokens may stand between commas before the subject: `, la voix basse,`.
const MANNER: usize = 7;
/// How many tokens begin a sentence that has no verb yet.
const SUBJECT: usize = 8;

/// The quoted words around an incise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted {
    /// Their first token.
    pub(super) first: usize,
    /// One past their last.
    pub(super) last: usize,
    /// Whether a reporting clause stands behind the marks: one inside is then likelier told than the writer's.
    pub(super) reported: bool,
}

/// One past the reporting clause that begins at token `at`: a verb turned round, and its subject.
pub(super) fn clause_end(page: &Page<'_>, at: usize) -> Option<usize> {
    let group = page.inverted_group(at)?;
    if let Some(clitic) = group.clitic {
        return third_person(page, clitic).then_some(group.end);
    }
    let mut subject = group.end;
    let mut hidden = None;
    while subject < group.end + LONGEST {
        if let Some(mention) = page.mention(subject, page.len()).filter(speakers::names_speaker) {
            // "à la BBC", "devant le juge": what a preposition governs is no subject.
            if !page.governed(subject) {
                return Some(page.age_end(mention.last));
            }
            hidden = hidden.or_else(|| behind_complement(page, &mention));
            subject = mention.last.max(subject + 1);
            continue;
        }
        match page.kind(subject) {
            TokenKind::Lower | TokenKind::Elision | TokenKind::Capital | TokenKind::Number => subject += 1,
            _ => return hidden,
        }
    }
    hidden
}

/// One past the incise that begins at token `at`, behind a comma inside quoted words.
pub(super) fn incise_end(page: &Page<'_>, at: usize, quoted: Quoted) -> Option<usize> {
    // "Il faut, comme l'a proposé Ada Lorme, partir": whoever is quoted compares.
    let group = page.inverted_group(at).filter(|_| at > 0 && page.str(at) != "comme")?;
    let end = match group.clitic {
        Some(clitic) => third_person(page, clitic).then_some(group.end)?,
        None => {
            let subject = subject_end(page, &group, quoted)?;
            described_end(page, subject, at - 1, quoted)
        }
    };
    // "Il est tard, dit-on, mais": the hearsay of whoever is quoted. "murmure-t-on au ministère" tells of the writer's.
    let hearsay = group.clitic.is_some_and(|clitic| page.str(clitic).ends_with("on"));
    let end = match tail_end(page, end, quoted.last) {
        bare if hearsay && bare == end => return None,
        end => end,
    };
    let told = || quoted.reported || (at..group.end).any(|word| matches!(page.str(word), "me" | "m'" | "m’"));
    // "C'est simple, résume Ada Lorme : on ferme": what opens other marks behind a colon is told by the speaker.
    let colon = page.kind(end) == TokenKind::Colon && page.kind(end + 1) != TokenKind::Mark && !told();
    // "La digue – assure Ada Lorme – tiendra": what a dash opens, a dash closes.
    let dashed = page.kind(at - 1) == TokenKind::Dash;
    let closed = match page.kind(end) {
        TokenKind::Comma => !dashed,
        TokenKind::Dash => dashed,
        _ => closes(page, end) || colon,
    };
    (end >= quoted.last || closed).then_some(end.min(quoted.last))
}

fn closes(page: &Page<'_>, at: usize) -> bool {
    matches!(page.kind(at), TokenKind::Comma | TokenKind::Stop | TokenKind::Break)
}

fn third_person(page: &Page<'_>, clitic: usize) -> bool {
    let pronoun = page.str(clitic);
    !pronoun.ends_with("je") && !pronoun.ends_with("vous")
}

/// `devant le juge Mikael Törnqvist`, `auprès de l'AFP Ada Lorme`: the subject runs into the phrase before it.
fn behind_complement(page: &Page<'_>, mention: &Mention) -> Option<usize> {
    let name = mention.name;
    let initials = name.is_some_and(|(first, last)| first > mention.first && last > first + 1);
    let capital = |at: usize| page.kind(at) == TokenKind::Capital && !page.is_acronym(at);
    let medium = (mention.first..mention.last)
        .find(|&at| page.is_acronym(at))
        .is_some_and(|at| mention.last == at + 3 && capital(at + 1) && capital(at + 2));
    (mention.has_office_and_name() || initials || medium).then(|| page.age_end(mention.last))
}

/// One past the subject of a clause inside quoted words.
fn subject_end(page: &Page<'_>, group: &VerbGroup<'_>, quoted: Quoted) -> Option<usize> {
    let mut at = group.end;
    let mut hidden = None;
    while at < quoted.last.min(group.end + LONGEST) {
        // "disait mon père": whoever is quoted tells of his own. "a décidé de ne pas partir": a predicate, no subject.
        let other = matches!(page.str(at), "mon" | "ma" | "mes" | "ne" | "n'" | "n’" | "ou");
        if other || page.is(at, Class::QUE.and(Class::RELATIVE)) {
            return None;
        }
        let mention = page.mention(at, page.len());
        if let Some(mention) = mention.filter(speakers::names_speaker) {
            if !page.governed(at) {
                return Some(page.age_end(mention.last));
            }
            hidden = hidden.or_else(|| behind_complement(page, &mention));
            at = mention.last.max(at + 1);
            continue;
        }
        if let Some(mention) = mention.filter(|mention| is_somebody(page, group, mention, quoted)) {
            return Some(mention.last);
        }
        match page.kind(at) {
            TokenKind::Lower | TokenKind::Elision | TokenKind::Capital | TokenKind::Number => at += 1,
            TokenKind::Comma if at == group.end => return behind_manner(page, at, quoted.last),
            _ => return hidden,
        }
    }
    hidden
}

/// One past the subject behind the comma at `comma` and what another comma closes: `, la voix basse, Ada Lorme`.
fn behind_manner(page: &Page<'_>, comma: usize, last: usize) -> Option<usize> {
    let close = (comma + 2..last.min(comma + MANNER)).find(|&at| page.kind(at) == TokenKind::Comma)?;
    if (comma + 1..close).any(|at| is_clause_word(page, at) || page.kind(at) == TokenKind::Mark) {
        return None;
    }
    let mention = page.mention(close + 1, page.len()).filter(speakers::names_speaker)?;
    (mention.name.is_some() && closes(page, mention.last)).then_some(mention.last)
}

/// Whether a noun that the lexicon does not know is the subject: `soupire le vannier`, `explique cet ancien courtier`. The
/// object of a verb looks the same (`dit la vérité`), so the verb must report, and the noun be nothing that is told.
fn is_somebody(page: &Page<'_>, group: &VerbGroup<'_>, mention: &Mention, quoted: Quoted) -> bool {
    let Some((head, end)) = mention.head.filter(|_| mention.kind == MentionKind::Thing) else { return false };
    let beside = (group.end..mention.first).all(|at| page.is(at, Class::TIME.and(Class::ADVERB)));
    let definite = matches!(
        page.str(mention.first),
        "le" | "la" | "l'" | "l’" | "un" | "une" | "ce" | "cet" | "cette" | "les" | "des" | "ces"
    );
    let reports = group.cue.speech || group.cue.name.starts_with("se ") || group.cue.name.starts_with("s'");
    let reports = reports || SIGHS.split(' ').any(|verb| verb == group.cue.name);
    let noun_end = (head..end).find(|&at| page.is(at, Class::OF)).unwrap_or(end);
    let told =
        (head..noun_end).any(|at| page.is(at, Class::TIME.and(Class::SAYING)) || is_told(page.str(at)));
    // "arrive, raconte une histoire, puis s'en va", "se lève, lance la machine, prépare le café": verbs in a row.
    let next = mention.last + 1;
    let link =
        Class::DETERMINER.and(Class::SUBJECT).and(Class::PREPOSITION).and(Class::OF).and(Class::ADVERB);
    let link = link.and(Class::QUE).and(Class::NEGATION).and(Class::RELATIVE);
    let goes_on = page.kind(next) == TokenKind::Lower && !page.is(next, link) && !joins(page.str(next));
    let verb = |at: usize| {
        is_clause_word(page, at) || page.is_finite(at) || page.is(at, Class::SUBJECT.and(Class::REFLEXIVE))
    };
    let verb_before = || (quoted.first.max(group.first.saturating_sub(TAIL))..group.first).any(verb);
    let row = page.kind(mention.last) == TokenKind::Comma
        && (matches!(page.str(next), "et" | "puis") || goes_on && verb_before());
    !quoted.reported && beside && definite && reports && !told && !row && mention.plural == group.plural
}

/// Words that join a clause to the one before.
fn joins(word: &str) -> bool {
    matches!(word, "mais" | "ou" | "car" | "or" | "donc" | "quand" | "si" | "comme" | "lorsque" | "puisque")
}

/// Verbs of a tone of voice, which have no object but what is said.
const SIGHS: &str = "soupirer souffler glisser lâcher lancer déplorer regretter tempérer poursuivre résumer ironiser plaisanter \
    témoigner analyser nuancer sourire murmurer pester";

/// Endings of nouns for what is said, told or made known.
const TOLD_ENDINGS: [&str; 11] =
    ["tion", "sion", "ment", "té", "ence", "ance", "age", "isme", "oire", "ure", "esse"];

/// Others, one by one.
const TOLD: &str = "contraire mot chose phrase nom oui non parole fait anecdote messe loi suite passé nouvelle chiffre couleur \
    prix temps titre décès mort scène vie enfance souvenir point règle reste même tout projet idée problème besoin droit travail \
    guerre paix texte sens bien mal coup retour départ arrêt fin début rôle prise mise hausse baisse perte recours accord \
    désaccord refus soutien lien monde place main ton rythme";

fn is_told(noun: &str) -> bool {
    let singular = noun.strip_suffix(['s', 'x']).unwrap_or(noun);
    TOLD_ENDINGS.iter().any(|ending| singular.ends_with(ending))
        || TOLD.split(' ').any(|told| told == noun || told == singular)
}

/// One past what describes the subject that ends at `end`: `, 62 ans, verrier à Valdor`, `, qui tient l'atelier depuis 2012`.
fn described_end(page: &Page<'_>, mut end: usize, comma: usize, quoted: Quoted) -> usize {
    // "Il est, dit Ada Lorme, président de rien": the words wait for a noun.
    let waits = comma > 0 && page.is(comma - 1, Class::ETRE.and(Class::OF).and(Class::DETERMINER));
    for _ in 0..3 {
        if page.kind(end) != TokenKind::Comma || waits {
            return end;
        }
        let aged = page.age_end(end);
        let more = if aged > end {
            Some(aged)
        } else {
            apposition_end(page, end + 1, quoted.last).or_else(|| relative_end(page, end + 1, comma, quoted))
        };
        let Some(more) = more else { return end };
        end = more;
    }
    end
}

/// One past a trade or an office without determiner at `at`, with what hangs on it, if a comma or a stop
/// closes it.
fn apposition_end(page: &Page<'_>, at: usize, last: usize) -> Option<usize> {
    let noun = at + usize::from(matches!(page.str(at), "ancien" | "ancienne" | "jeune" | "ex"));
    let office = page.is(noun, Class::ROLE) && !page.is(noun, Class::BODY) && page.verb(noun).is_none();
    if page.kind(noun) != TokenKind::Lower || !(office || names_trade(page.str(noun))) || page.is_finite(noun)
    {
        return None;
    }
    let end = (noun + 1..last.min(noun + DESCRIPTION)).find(|&at| closes(page, at)).unwrap_or(last);
    let plain =
        end <= noun + DESCRIPTION && (noun + 1..end).all(|at| !is_clause_word(page, at) && is_word(page, at));
    (plain && page.kind(end) != TokenKind::Break).then_some(end)
}

/// Endings of nouns for trades.
const TRADE_ENDINGS: [&str; 10] =
    ["eur", "euse", "trice", "iste", "logue", "ier", "ière", "ien", "ienne", "graphe"];

/// Words with these endings that name no trade.
const NO_TRADE: &str = "premier première dernier dernière entier entière particulier particulière meilleur supérieur extérieur \
    intérieur ultérieur antérieur majeur ancien ancienne triste familier régulier régulière singulier singulière janvier février \
    derrière soutien malheur bonheur valeur chaleur couleur douleur erreur terreur ampleur hauteur faveur vigueur rigueur existe \
    insiste résiste consiste assiste réaliste pessimiste optimiste manière lumière frontière matière quotidien quotidienne \
    heureuse malheureuse sérieuse furieuse combien";

/// `verrier`, `trésorière`, `chercheuse`: a noun of a trade in the singular.
fn names_trade(noun: &str) -> bool {
    noun.len() > 5
        && TRADE_ENDINGS.iter().any(|ending| noun.ends_with(ending))
        && !NO_TRADE.split(' ').any(|other| other == noun)
}

/// One past a relative clause at `at` that tells of the subject: the quoted sentence, broken off before the comma at `comma`,
/// has no verb yet, and finds it behind the clause.
fn relative_end(page: &Page<'_>, at: usize, comma: usize, quoted: Quoted) -> Option<usize> {
    let verbless = || {
        let floor = quoted.first.max(comma.saturating_sub(SUBJECT));
        let start =
            (floor..comma).rev().find(|&at| page.token(at).is_some_and(super::tokens::Token::ends_sentence));
        let start = start.map_or(quoted.first, |stop| stop + 1);
        comma - start <= SUBJECT && !(start..comma).any(|at| is_clause_word(page, at))
    };
    if !matches!(page.str(at), "qui" | "dont" | "où") || !verbless() {
        return None;
    }
    let close = (at + 2..quoted.last.min(at + DESCRIPTION)).find(|&at| closes(page, at))?;
    let verb = Class::FINITE.and(Class::NEGATION).and(Class::REFLEXIVE).and(Class::AVOIR).and(Class::ETRE);
    let goes_on = page.is(close + 1, verb) || page.is_finite(close + 1);
    (page.kind(close) == TokenKind::Comma && goes_on).then_some(close)
}

/// One past `lundi`, `à la presse`, `dans un discours prononcé à Valdor` and the like, when nothing but that stands before the
/// clause's end.
fn tail_end(page: &Page<'_>, at: usize, last: usize) -> usize {
    let timed = page.is(at, Class::DETERMINER) && (at + 1..at + 3).any(|word| page.is(word, Class::TIME));
    let adverb = page.is(at, Class::ADVERB)
        && (closes(page, at + 1) || page.is(at + 1, Class::PREPOSITION.and(Class::TIME)));
    if at >= last || !(page.is(at, Class::PREPOSITION.and(Class::TIME)) || timed || adverb) {
        return at;
    }
    let ends =
        |&end: &usize| closes(page, end) || matches!(page.kind(end), TokenKind::Colon | TokenKind::Dash);
    let end = (at + 1..last.min(at + TAIL)).find(ends).unwrap_or(last);
    // "dans un entretien qui a duré deux heures": in a relative clause verbs are in their place.
    let bound = (at..end).find(|&word| page.is(word, Class::RELATIVE)).unwrap_or(end);
    let clause = (at..bound).any(|word| is_clause_word(page, word));
    if end > at + TAIL || clause || !(at..end).all(|word| is_word(page, word)) { at } else { end }
}

fn is_word(page: &Page<'_>, at: usize) -> bool {
    page.token(at).is_some_and(super::tokens::Token::is_word)
        || matches!(page.kind(at), TokenKind::Open | TokenKind::Close)
}

/// Whether a word shows that a clause of its own has begun: a subject pronoun, or a verb that no noun is spelt like here.
fn is_clause_word(page: &Page<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let nominal = page.is(before, Class::DETERMINER.and(Class::PREPOSITION).and(Class::OF));
    let pronoun = matches!(page.str(at), "il" | "elle" | "ils" | "elles" | "on" | "je" | "j'" | "j’" | "tu");
    let finite = page.is(at, Class::FINITE) && !page.is(at, Class::PREPOSITION.and(Class::TIME));
    (pronoun || finite && page.kind(at) == TokenKind::Lower) && !nominal
}
