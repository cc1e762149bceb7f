//! Actors: the side a speaker stands for.
//!
//! `data/actors.csv` names states, governments, capitals that stand for them, organisations, offices and the
//! persons who held the offices, each with its side. A speaker is looked up by name first; if the list does not
//! know it, the description is read for a body (`porte-parole du Kremlin`) or a nationality (`ministre russe`).

use super::offices::{Office, office};
use csv::{Reader, ReaderBuilder, StringRecord};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry as MapEntry;
use std::io::Read;
use std::sync::Arc;

/// The list that comes with the program.
const BUILT_IN: &str = include_str!("../../data/actors.csv");

/// The longest name in words that is looked for inside a description.
const LONGEST: usize = 7;

/// The year that an office without an end is counted to.
const OPEN_END: i32 = 2030;

/// What a row of the list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ActorKind {
    /// `russe`: only inside a description.
    Adjective,
    Person,
    /// A state, a capital, a government, an institution, an office.
    Body,
}

#[derive(Debug, Clone)]
struct Entry {
    side: Arc<str>,
    kind: ActorKind,
    /// Years in the office; of two rows for a name the longer office counts.
    years: i32,
    /// Several rows give the name different sides.
    ambiguous: bool,
}

/// The sides by name.
#[derive(Debug, Default)]
pub(super) struct Actors {
    by_name: FxHashMap<Box<str>, Entry>,
    /// The offices that a person held, each with its side.
    offices: FxHashMap<Box<str>, Vec<(Office, Arc<str>)>>,
    /// For each word that begins a name, how many words the longest such name has.
    longest: FxHashMap<Box<str>, usize>,
}

impl Actors {
    /// The list that comes with the program.
    ///
    /// # Panics
    /// Never with the list as it is: a test reads it.
    pub(super) fn built_in() -> Self {
        let mut actors = Self::default();
        let reader = ReaderBuilder::new().from_reader(BUILT_IN.as_bytes());
        actors.add(reader).expect("data/actors.csv is read by a test");
        actors
    }

    /// Adds a table of the same columns; its rows take the place of those with the same name.
    ///
    /// # Errors
    /// When the table is no CSV, or a row lacks the columns `name` and `actor`.
    pub(super) fn extend(&mut self, table: impl Read) -> Result<(), csv::Error> {
        let mut own = Self::default();
        own.add(ReaderBuilder::new().flexible(true).from_reader(table))?;
        self.by_name.extend(own.by_name);
        self.offices.extend(own.offices);
        let longest = &self.longest;
        let longer = |(word, length): &mut (Box<str>, usize)| {
            *length = longest.get(word).copied().unwrap_or(0).max(*length);
        };
        let mut own: Vec<(Box<str>, usize)> = own.longest.into_iter().collect();
        own.iter_mut().for_each(longer);
        self.longest.extend(own);
        Ok(())
    }

    fn add<R: Read>(&mut self, mut reader: Reader<R>) -> Result<(), csv::Error> {
        let headers = reader.headers()?.clone();
        let column = |name: &str| headers.iter().position(|header| header == name);
        let (name, kind, actor, from, to, notes) =
            (column("name"), column("kind"), column("actor"), column("from"), column("to"), column("notes"));
        let (Some(name), Some(actor)) = (name, actor) else {
            let missing = std::io::Error::other("a table of actors needs the columns name and actor");
            return Err(missing.into());
        };
        let (mut record, mut side) = (StringRecord::new(), Arc::from(""));
        while reader.read_record(&mut record)? {
            let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default();
            let kind = match cell(kind) {
                "adjective" => ActorKind::Adjective,
                "person" => ActorKind::Person,
                _ => ActorKind::Body,
            };
            let (name, actor) = (key(cell(Some(name))), cell(Some(actor)));
            if name.is_empty() || actor.is_empty() {
                continue;
            }
            // The rows of one side stand together.
            if *side != *actor {
                side = actor.into();
            }
            // "Défense 2012-2017, Affaires étrangères 2017-2022": one office a part, and "ministre" goes without saying.
            for part in cell(notes).split([',', ';']).filter(|_| kind == ActorKind::Person) {
                if let Some(held) = office(part).or_else(|| office(&format!("ministre {part}"))) {
                    self.offices.entry(name.as_str().into()).or_default().push((held, Arc::clone(&side)));
                }
            }
            let year = |column| cell(column).parse::<i32>().ok();
            let years = year(from).map_or(0, |from| year(to).unwrap_or(OPEN_END) - from);
            let entry = Entry { side: Arc::clone(&side), kind, years, ambiguous: false };
            if kind == ActorKind::Adjective {
                for form in agreeing_forms(&name) {
                    self.add_form(form, entry.clone());
                }
            } else {
                self.add_form(name, entry);
            }
        }
        Ok(())
    }

    /// Adds a form of a name.
    fn add_form(&mut self, form: String, mut entry: Entry) {
        let first = form.split(' ').next().unwrap_or_default();
        let length = form.split(' ').count();
        match self.longest.get_mut(first) {
            Some(longest) => *longest = length.max(*longest),
            None => drop(self.longest.insert(first.into(), length)),
        }
        match self.by_name.entry(form.into()) {
            MapEntry::Vacant(place) => drop(place.insert(entry)),
            MapEntry::Occupied(mut known) => {
                let known = known.get_mut();
                known.ambiguous |= known.side != entry.side;
                entry.ambiguous = known.ambiguous;
                if entry.years > known.years {
                    *known = entry;
                }
            }
        }
    }

    /// The side of a speaker: by the name, else by the description that the article gives of it.
    pub(super) fn side(&self, name: &str, description: Option<&str>) -> Option<&str> {
        let whole = self.by_name.get(key(name).as_str()).filter(|entry| entry.kind != ActorKind::Adjective);
        // A name with several sides over the years: the article's own words decide.
        let (sure, unsure) = match whole {
            Some(entry) if entry.ambiguous => (None, Some(entry.side.as_ref())),
            Some(entry) => (Some(entry.side.as_ref()), None),
            None => (None, None),
        };
        if sure.is_some() {
            return sure;
        }
        if let Some(side) = description.and_then(|text| self.inside(text)) {
            return Some(side);
        }
        unsure.or_else(|| self.inside(name))
    }

    /// The offices that a person held, each with its side.
    pub(super) fn offices(&self, name: &str) -> &[(Office, Arc<str>)] {
        self.offices.get(key(name).as_str()).map_or(&[], Vec::as_slice)
    }

    /// The side of the longest body that a description names, else of its first nationality.
    pub(super) fn inside(&self, description: &str) -> Option<&str> {
        // One space between words: a run of words is a slice.
        let folded = key(description);
        let ends: Vec<usize> = folded.match_indices(' ').map(|(end, _)| end).chain([folded.len()]).collect();
        let start = |word: usize| if word == 0 { 0 } else { ends[word - 1] + 1 };
        // The places where a name may begin, and how many words it can have there.
        let mut places: Vec<(usize, usize)> = Vec::new();
        places.extend((0..ends.len()).filter_map(|at| {
            let longest = *self.longest.get(&folded[start(at)..ends[at]])?;
            Some((at, longest.min(LONGEST).min(ends.len() - at)))
        }));
        let most = places.iter().map(|&(_, longest)| longest).max().unwrap_or(0);
        let runs = (1..=most).rev().flat_map(|length| {
            let long_enough = places.iter().filter(move |&&(_, longest)| longest >= length);
            long_enough.map(move |&(at, _)| (at, length))
        });
        let mut nationality = None;
        for (at, length) in runs {
            let Some(entry) = self.by_name.get(&folded[start(at)..ends[at + length - 1]]) else { continue };
            match entry.kind {
                ActorKind::Body => return Some(&entry.side),
                ActorKind::Adjective => nationality = nationality.or(Some(entry.side.as_ref())),
                ActorKind::Person => {}
            }
        }
        nationality
    }

    /// The single words that name a state, a capital or a body, and the words of persons' names.
    pub(super) fn single_words(&self) -> impl Iterator<Item = (&str, bool)> {
        self.by_name
            .iter()
            .filter(|(name, entry)| !name.contains(' ') && entry.kind != ActorKind::Adjective)
            .map(|(name, entry)| (name.as_ref(), entry.kind == ActorKind::Person))
    }

    /// The adjectives of nationality, in all their forms.
    pub(super) fn adjectives(&self) -> impl Iterator<Item = &str> {
        self.by_name
            .iter()
            .filter(|(_, entry)| entry.kind == ActorKind::Adjective)
            .map(|(name, _)| name.as_ref())
    }

    /// The names of persons, folded, first name first.
    pub(super) fn persons(&self) -> impl Iterator<Item = &str> {
        self.by_name
            .iter()
            .filter(|(_, entry)| entry.kind == ActorKind::Person)
            .map(|(name, _)| name.as_ref())
    }
}

/// The forms of an adjective, by gender and number.
fn agreeing_forms(name: &str) -> [String; 4] {
    let feminine = match name {
        _ if name.ends_with("en") || name.ends_with("on") => format!("{name}ne"),
        _ if name.ends_with("ec") => format!("{name}que"),
        _ if name.ends_with('c') => format!("{}que", &name[..name.len() - 1]),
        _ if name.ends_with('e') => name.to_owned(),
        _ => format!("{name}e"),
    };
    let plural = if name.ends_with('s') { name.to_owned() } else { format!("{name}s") };
    [name.to_owned(), plural, format!("{feminine}s"), feminine]
}

/// `L'Union européenne` and `l’union  européenne` are one name: small letters, single spaces, no article.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut apart = false;
    for letter in name.chars() {
        if letter.is_whitespace() || matches!(letter, '\'' | '’' | ',' | '(' | ')') {
            apart = !key.is_empty();
            continue;
        }
        if std::mem::take(&mut apart) {
            key.push(' ');
        }
        if letter.is_ascii() {
            key.push(letter.to_ascii_lowercase());
        } else {
            key.extend(letter.to_lowercase());
        }
    }
    let first = key.find(' ').filter(|&end| matches!(&key[..end], "le" | "la" | "les" | "l" | "un" | "une"));
    if let Some(end) = first {
        key.drain(..=end);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_has_states_capitals_and_persons() {
        let actors = Actors::built_in();
        assert!(actors.by_name.len() > 1000);
        assert_eq!(actors.side("Moscou", None), Some("Russie"));
        assert_eq!(actors.side("L’Otan", None), Some("OTAN"));
    }

    #[test]
    fn a_description_gives_the_side_of_an_unknown_name() {
        let actors = Actors::built_in();
        assert_eq!(actors.side("Ada Lorme", Some("porte-parole du Kremlin")), Some("Russie"));
        assert_eq!(actors.side("ministre ukrainien de la Pêche", None), Some("Ukraine"));
        assert_eq!(actors.side("Ada Lorme", None), None);
    }

    #[test]
    fn rows_of_the_users_own_come_first() {
        let mut actors = Actors::built_in();
        actors.extend("name,actor\nAda Lorme,Valdorie\nMoscou,Idaho\n".as_bytes()).expect("a good table");
        assert_eq!(actors.side("Ada Lorme", None), Some("Valdorie"));
        assert_eq!(actors.side("Moscou", None), Some("Idaho"));
    }

    #[test]
    fn a_table_without_the_columns_is_an_error() {
        assert!(Actors::built_in().extend("nom,camp\nAda,Valdorie\n".as_bytes()).is_err());
    }
}
