//! What is taken along and what is opened: all of it is made here, nothing is sent anywhere.

use kit::Env;
use training::course::{Course, Entry, FORMAT, Prepared};
use training::scorm::{self, Edition};
use training::{gift, handouts, moodle};

use crate::alone::end::worked;
use crate::here::{Here, words};

/// What can be made of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For learning systems of the older kind.
    Scorm12,
    /// For those of the newer kind.
    Scorm2004,
    /// Questions for Moodle.
    Moodle,
    /// Questions as text.
    Gift,
    /// Sheets to print.
    Handouts,
    /// The course file.
    Course,
    /// The course file with every case written out, to be rewritten.
    Own,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Scorm12, Self::Scorm2004, Self::Moodle, Self::Gift, Self::Handouts, Self::Course, Self::Own];

    /// Its name among the words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scorm12 => "scorm12",
            Self::Scorm2004 => "scorm2004",
            Self::Moodle => "moodle",
            Self::Gift => "gift",
            Self::Handouts => "handouts",
            Self::Course => "course",
            Self::Own => "own",
        }
    }

    /// How its file ends, and what that is called on the web.
    const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Scorm12 => ("-scorm12.zip", "application/zip"),
            Self::Scorm2004 => ("-scorm2004.zip", "application/zip"),
            Self::Moodle => ("-moodle.xml", "application/xml"),
            Self::Gift => ("-gift.txt", "text/plain"),
            Self::Handouts => (".html", "text/html"),
            Self::Course => (".json", "application/json"),
            Self::Own => ("-own.json", "application/json"),
        }
    }

    fn make(self, course: &Prepared) -> Result<Vec<u8>, String> {
        let own = || course.cases.iter().map(|worked| Entry::Own(Box::new(worked.case.clone()))).collect();
        match self {
            Self::Scorm12 => scorm::write(course, Edition::One),
            Self::Scorm2004 => scorm::write(course, Edition::Four),
            Self::Moodle => Ok(moodle::write(course).into_bytes()),
            Self::Gift => Ok(gift::write(course).into_bytes()),
            Self::Handouts => Ok(handouts::write(course).into_bytes()),
            Self::Course => json(&course.course),
            Self::Own => json(&Course { cases: own(), ..course.course.clone() }),
        }
    }
}

fn json(course: &Course) -> Result<Vec<u8>, String> {
    serde_json::to_vec_pretty(course).map_err(|fault| fault.to_string())
}

/// Makes a file of a course and hands it out; gives its name.
///
/// # Errors
/// A sentence, should that fail.
pub fn hand_out(here: &Here, course: &Prepared, kind: Kind) -> Result<String, String> {
    let (end, media) = kind.file();
    let name = [&file_name(&course.course.title), end].concat();
    here.env.shim.file(&name, media, &kind.make(course)?);
    Ok(name)
}

/// Letters and digits of a title, as every system takes them in a name.
fn file_name(title: &str) -> String {
    let plain = |c: char| match c {
        'ä' | 'Ä' => "ae".to_owned(),
        'ö' | 'Ö' => "oe".to_owned(),
        'ü' | 'Ü' => "ue".to_owned(),
        'ß' => "ss".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase().to_string(),
        _ => "-".to_owned(),
    };
    let text: String = title.chars().map(plain).collect();
    let parts: Vec<&str> = text.split('-').filter(|part| !part.is_empty()).collect();
    let name: String = parts.join("-").chars().take(48).collect();
    if name.is_empty() { "course".to_owned() } else { name.trim_end_matches('-').to_owned() }
}

/// A course that somebody has kept. The page takes its language, in which its own cases are written.
///
/// # Errors
/// A sentence that names the key and says what to do.
pub fn opened(env: &Env, text: &str) -> Result<Course, Vec<String>> {
    let course = Course::read_in(text, env.lang()).map_err(|fault| vec![fault])?;
    if course.lang != env.lang() {
        if env.words.catalogue.others().all(|(code, _)| code != course.lang) {
            return Err(vec![env.fill("fault.lang", &[("lang", &course.lang)])]);
        }
        env.shim.language(&course.lang);
    }
    Ok(course)
}

/// A course of cases of the library, on the day of the page.
pub fn course_of(env: &Env, ids: &[&str]) -> Course {
    Course {
        format: FORMAT.to_owned(),
        title: words(env).get("title"),
        lang: env.lang().to_owned(),
        day: env.day.to_string(),
        minutes: 90,
        pass: None,
        cases: ids.iter().map(|id| Entry::Library((*id).to_owned())).collect(),
    }
}

/// The record of who took part, as a file.
pub fn record(here: &Here, name: &str) {
    let Some(running) = &here.running else { return };
    let titles: Vec<&str> = worked(here, running).into_iter().map(|(_, case)| case.case.title.as_str()).collect();
    let page = handouts::took_part(&running.prepared, name, here.env.today, &titles);
    let file = [&file_name(&here.say("record.title")), ".html"].concat();
    here.env.shim.file(&file, "text/html", page.as_bytes());
}
