//! Days as dates.

/// The date of the day that is `days` after 1 January 1970 (before it, when negative), as `2022-03-14`.
///
/// # References
/// H. Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013), `civil_from_days`.
pub(crate) fn date(days: i64) -> String {
    // Years begin in March, so that the leap day is the last of its year; eras of 400 years have 146,097 days.
    let day = days + 719_468;
    let (era, day_of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year_of_era + next_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_around_leap_days_and_before_1970_are_right() {
        // From `date -u -d @$((DAYS * 86400)) +%F`.
        for (days, expected) in [
            (-719_162, "0001-01-01"),
            (-1, "1969-12-31"),
            (0, "1970-01-01"),
            (789, "1972-02-29"),
            (19_065, "2022-03-14"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(days), expected);
        }
    }
}
