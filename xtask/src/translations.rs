//! Translations of packages for other systems: from what people write (`.po`) to what gettext reads (`.mo`).
//!
//! Only what our packages use: no plurals, no escapes but `\"`, `\\` and `\n`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};

/// Translations by what they translate; a context stands before it, as gettext wants it.
pub type Translations = BTreeMap<String, String>;

/// What stands between a context and a text.
const AFTER_CONTEXT: char = '\u{4}';

/// Reads a `.po` file. The empty text has the facts about the file.
pub fn read(source: &str) -> Result<Translations> {
    let mut translations = Translations::new();
    for entry in source.split("\n\n") {
        let mut parts: [Option<String>; 3] = [None, None, None];
        let mut current = None;
        for line in entry.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let found = ["msgctxt ", "msgid ", "msgstr "].iter().position(|word| line.starts_with(word));
            current = found.or(current);
            let quoted = line.split_once('"').with_context(|| format!("no text in the line {line}"))?.1;
            let quoted = quoted.strip_suffix('"').with_context(|| format!("no quotation mark ends the line {line}"))?;
            let part =
                current.and_then(|part| parts.get_mut(part)).with_context(|| format!("no word before {line}"))?;
            part.get_or_insert_default().push_str(&unescaped(quoted)?);
        }
        match parts {
            [None, None, None] => {}
            [context, Some(id), Some(text)] => {
                ensure!(!text.is_empty(), "\"{id}\" is not translated");
                let key = context.map_or(id.clone(), |context| format!("{context}{AFTER_CONTEXT}{id}"));
                ensure!(translations.insert(key, text).is_none(), "\"{id}\" is translated twice");
            }
            _ => bail!("an entry lacks msgid or msgstr: {entry}"),
        }
    }
    Ok(translations)
}

fn unescaped(text: &str) -> Result<String> {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some(letter @ ('"' | '\\')) => letter,
                other => bail!("the escape {other:?} in \"{text}\" is none we use"),
            },
            letter => letter,
        });
    }
    Ok(out)
}

/// The same as gettext reads it: two tables with lengths and places, in the order of the bytes; then all texts, each with a zero
/// behind it.
pub fn compiled(translations: &Translations) -> Result<Vec<u8>> {
    const MAGIC: u32 = 0x9504_12de;
    const HEADER: usize = 7 * 4;
    const ROW: usize = 2 * 4;
    let tables = [HEADER, HEADER + translations.len() * ROW];
    let mut place = HEADER + 2 * translations.len() * ROW;
    let head = [0, translations.len(), tables[0], tables[1], 0, place];
    let mut out = MAGIC.to_le_bytes().to_vec();
    for number in head {
        out.extend(u32::try_from(number)?.to_le_bytes());
    }
    let texts = || translations.keys().chain(translations.values());
    for text in texts() {
        for number in [text.len(), place] {
            out.extend(u32::try_from(number)?.to_le_bytes());
        }
        place += text.len() + 1;
    }
    for text in texts() {
        out.extend(text.as_bytes());
        out.push(0);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n# A note.\nmsgctxt \"code\"\nmsgid \"en\"\nmsgstr \"de\"\n\n\
                          msgid \"a \\\"b\\\"\"\nmsgstr \"\"\n\"c \"\n\"d\"\n";

    #[test]
    fn entries_are_read_with_their_context() -> Result<()> {
        let read = read(SOURCE)?;
        let expected = [("", "Language: de\n"), ("a \"b\"", "c d"), ("code\u{4}en", "de")];
        assert_eq!(read.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect::<Vec<_>>(), expected);
        Ok(())
    }

    #[test]
    fn what_is_not_translated_is_named() {
        let wrong = read("msgid \"a\"\nmsgstr \"\"\n");
        assert!(wrong.is_err_and(|error| error.to_string() == "\"a\" is not translated"));
    }

    #[test]
    fn gettext_finds_texts_where_the_tables_say() -> Result<()> {
        let bytes = compiled(&Translations::from([("a".to_owned(), "bc".to_owned())]))?;
        assert_eq!(bytes.get(28..44), Some(&[1, 0, 0, 0, 44, 0, 0, 0, 2, 0, 0, 0, 46, 0, 0, 0][..]));
        assert_eq!(bytes.get(44..), Some(&b"a\0bc\0"[..]));
        Ok(())
    }
}
