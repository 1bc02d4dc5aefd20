//! The print as a PDF: tagged, in order, complete, and without the page around it. Read back by a parser that is not ours.

use std::{env, fs};

use anyhow::{Context, Result, ensure};
use e2e::pdf::{Part, Pdf};
use e2e::visitors::{CV_RANKING, EMPLOYER};
use e2e::{Browser, DESKTOP, Journey, in_browser, probe};
use serde_json::json;

/// A folder for the PDFs, for whoever wants to look at them.
const KEEP_IN: &str = "AIACT_PDF_DIR";

/// What a visitor types, with signs that markup and PDF each know.
const NAME: &str = "Bewerber-Rang (Größe <b>2</b>)";
const REASON: &str = "Die Fachabteilung hat es am 3. März bestätigt.";

/// Types a value as a visitor does.
const TYPE: &str = "const field = root.querySelector(arguments[0]); field.value = arguments[1]; \
    field.dispatchEvent(new Event('change', { bubbles: true }));";

/// Puts the element into the slot of another one, which has words of its own and would cut a long content off.
const INTO_A_COMPONENT: &str = "const outer = document.createElement('div'); host.replaceWith(outer); outer.append(host); \
    const box = document.createElement('div'); Object.assign(box.style, { blockSize: '300px', overflow: 'auto' }); \
    box.append(document.createElement('slot')); \
    const words = document.createElement('p'); words.textContent = 'Words of the component'; \
    outer.attachShadow({ mode: 'open' }).append(words, box);";

/// A printed result, and what the screen said.
struct Printed {
    pdf: Pdf,
    /// The title that the page had while it was printed.
    title: String,
    headline: String,
    /// Title, article and content of the first duty.
    duty: [String; 3],
    /// How many pictures with a meaning the screen has.
    pictures: usize,
}

/// Goes to the result, gives a reason and a name, and prints.
async fn print(browser: &Browser, journey: &Journey, file: &str) -> Result<Printed> {
    journey.reach(browser).await?;
    browser.click("[data-action=answers]").await?;
    let (question, _) = journey.answers.last().context("the journey has no answers")?;
    browser.run(TYPE, vec![json!(format!("[data-reason={question}]")), json!(REASON)]).await?;
    browser.click("[data-action=result]").await?;
    browser.until("the result stands", "root.querySelector('[data-step=result]')").await?;
    browser.run(TYPE, vec![json!("[data-name]"), json!(NAME)]).await?;
    browser.check("all duties are folded", "!root.querySelector('details[open]')").await?;
    print_again(browser, file).await
}

/// Presses the button of the check, lets the browser print, and closes the window of the print.
async fn print_again(browser: &Browser, file: &str) -> Result<Printed> {
    browser.run("window.titles = []; window.print = () => window.titles.push(document.title);", Vec::new()).await?;
    let duty = |selector: &str| format!("root.querySelector('.duty {selector}').textContent");
    let pictures = browser.value("root.querySelectorAll('svg[role=img], img').length").await?;
    let duty = [".duty-title", ".side", ".duty-body > p"].map(duty);
    let duty = [browser.text(&duty[0]).await?, browser.text(&duty[1]).await?, browser.text(&duty[2]).await?];
    // By script, because one of the pages shows only a corner of the check.
    browser.run("root.querySelector('[data-action=print]').click();", Vec::new()).await?;
    let title = browser.text("window.titles[0]").await?;
    probe::on_paper(browser, DESKTOP).await?;
    let bytes = browser.pdf().await?;
    browser.run("dispatchEvent(new Event('afterprint'));", Vec::new()).await?;
    if let Ok(folder) = env::var(KEEP_IN) {
        fs::write(format!("{folder}/{file}.pdf"), &bytes)?;
    }
    Ok(Printed {
        pdf: Pdf::read(&bytes)?,
        title,
        headline: browser.text("root.querySelector('.hero').textContent").await?,
        duty,
        pictures: usize::try_from(pictures.as_u64().unwrap_or_default())?,
    })
}

impl Printed {
    /// Everything that holds for any visitor.
    fn check(&self, journey: &Journey, lang: &str) -> Result<()> {
        let pdf = &self.pdf;
        ensure!(pdf.lang == lang, "the PDF says it is in {:?}", pdf.lang);
        ensure!(pdf.title == self.title, "the PDF is called {:?} and the file {:?}", pdf.title, self.title);
        ensure!(!pdf.root.all(|kind| kind == "Document").is_empty(), "there is no document in the structure");
        ensure!(pdf.root.all(|kind| kind == "Form").is_empty(), "a control stands on the paper");
        self.check_headings()?;
        check_tables(&pdf.root)?;
        self.check_pictures()?;
        self.check_words(journey)
    }

    /// One heading of the first level, which is the result; then no level is left out.
    fn check_headings(&self) -> Result<()> {
        let headings = self.pdf.root.all(|kind| matches!(kind.as_bytes(), [b'H', b'1'..=b'6']));
        let levels: Vec<u8> = headings.iter().filter_map(|part| part.kind.bytes().last()).map(|l| l - b'0').collect();
        let first = headings.first().context("there is no heading")?;
        ensure!(first.says(&self.headline) && levels.first() == Some(&1), "the first heading is {}", first.text());
        ensure!(levels.iter().skip(1).all(|level| *level > 1), "the levels are {levels:?}");
        for (above, heading) in levels.iter().zip(headings.iter().skip(1)) {
            let level = heading.kind.bytes().last().map_or(0, |l| l - b'0');
            ensure!(level <= above + 1, "{} {:?} follows a heading of level {above}", heading.kind, heading.text());
            ensure!(!heading.text().trim().is_empty(), "a heading is empty");
        }
        ensure!([2, 3].iter().all(|level| levels.contains(level)), "the levels are {levels:?}");
        let [title, ..] = &self.duty;
        ensure!(headings.iter().any(|heading| heading.says(title)), "no heading says {title:?}");
        Ok(())
    }

    /// As many figures as the screen has pictures with a meaning, each with its text; other signs are ornament.
    fn check_pictures(&self) -> Result<()> {
        let figures = self.pdf.root.all(|kind| kind == "Figure");
        ensure!(figures.len() == self.pictures, "{} figures for {} pictures", figures.len(), self.pictures);
        for figure in figures {
            let alt = figure.alt.as_deref().unwrap_or_default();
            ensure!(!alt.trim().is_empty(), "a figure has no alternative text: {figure:?}");
        }
        Ok(())
    }

    /// The result and its record are there; the page around it and what only a screen can use are not.
    fn check_words(&self, journey: &Journey) -> Result<()> {
        let version = self.title.rsplit('_').next().unwrap_or_default();
        let mut wanted = vec![self.headline.as_str(), NAME, REASON, version, "eu-ai-act"];
        wanted.extend(self.duty.iter().map(String::as_str));
        for words in wanted {
            ensure!(!words.is_empty() && self.pdf.root.says(words), "the print lacks {words:?}");
        }
        let tables = self.pdf.root.all(|kind| kind == "Table");
        for (question, options) in journey.answers {
            let told = |table: &&Part| options.iter().all(|o| table.says(o)) && table.says(&format!("{question}:"));
            ensure!(tables.iter().any(told), "the record lacks the answer to {question}");
        }
        Ok(())
    }

    fn lacks(&self, words: &str) -> Result<()> {
        ensure!(!self.pdf.root.says(words), "{words:?} stands in the print");
        Ok(())
    }
}

/// Every table has header cells that say for what, and every other cell names its own.
fn check_tables(root: &Part) -> Result<()> {
    let tables = root.all(|kind| kind == "Table");
    ensure!(tables.len() > 2, "there are only {} tables", tables.len());
    for table in tables {
        let heads = table.all(|kind| kind == "TH");
        ensure!(!heads.is_empty(), "a table has no header cell: {}", table.text());
        for head in heads {
            let scope = head.scope.as_deref().unwrap_or_default();
            ensure!(["Row", "Column"].contains(&scope), "the header cell {:?} has no scope", head.text());
        }
        for cell in table.all(|kind| kind == "TD") {
            ensure!(cell.headers > 0, "the cell {:?} names no header cell", cell.text());
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_provider_prints_in_german_and_then_in_english() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let printed = print(browser, &CV_RANKING, "provider-de").await?;
        printed.check(&CV_RANKING, "de")?;
        for words in ["Beispielbehörde", "Die KI-Verordnung und Ihr System", "Ergebnis mitnehmen", "Als Datei"] {
            printed.lacks(words)?;
        }
        // The page stays German; the print is in the language of the check.
        browser.run("host.setAttribute('lang', 'en');", Vec::new()).await?;
        browser.until("the check speaks English", "root.textContent.includes('Keep the result')").await?;
        print_again(browser, "provider-en").await?.check(&CV_RANKING, "en")?;
        browser.check("the page has its language back", "document.documentElement.lang === 'de'").await?;
        browser.check("no heading keeps its printed level", "!root.querySelector('[aria-level], [role=heading]')").await
    })
    .await
}

#[tokio::test]
async fn an_employer_prints_in_english_from_a_page_of_components() -> Result<()> {
    in_browser(DESKTOP, async |browser| {
        let printed = print(browser, &EMPLOYER, "employer-en").await?;
        printed.check(&EMPLOYER, "en")?;
        for words in ["Example Authority", "The AI Act and your system", "Keep the result", "Put it on your own page"] {
            printed.lacks(words)?;
        }
        browser.run(INTO_A_COMPONENT, Vec::new()).await?;
        let boxed = print_again(browser, "employer-boxed").await?;
        boxed.check(&EMPLOYER, "en")?;
        boxed.lacks("Words of the component")?;
        ensure!(boxed.pdf.pages == printed.pdf.pages, "the component cuts the print to {} pages", boxed.pdf.pages);
        Ok(())
    })
    .await
}
