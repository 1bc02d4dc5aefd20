//! `cargo xtask hosts`: the packages on real systems, which it installs.
//!
//! Not a part of `cargo xtask test`: a database, a web server and a CMS are more than a developer's machine should be given for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{self, announce};
use crate::workspace::Workspace;
use crate::{apt, browser, dist, toolchain};

/// A system, and what it needs.
struct Host {
    name: &'static str,
    /// Packages of Debian, and files that are there once they are.
    debian: &'static [&'static str],
    there: &'static [&'static str],
    /// Packages of Python, for an environment of its own below the target folder.
    python: &'static [&'static str],
}

/// What an environment of Python is made with, on Debian.
const VENV: (&[&str], &[&str]) = (&["python3-venv"], &["/usr/bin/python3"]);

const HOSTS: &[Host] = &[
    Host {
        name: "plone",
        debian: VENV.0,
        there: VENV.1,
        // Without the second, pip takes an alpha version that does not start.
        python: &["Plone==6.2.2", "plone.app.layout==6.0.2"],
    },
    Host {
        name: "recipes",
        debian: &["hugo", "jekyll", "python3-venv"],
        there: &["/usr/bin/hugo", "/usr/bin/jekyll"],
        python: &["mkdocs-material==9.7.1", "Sphinx==9.0.4"],
    },
    Host { name: "typo3", debian: &["php-cli"], there: &["/usr/bin/php"], python: &[] },
    Host {
        name: "wagtail",
        debian: VENV.0,
        there: VENV.1,
        python: &["wagtail==8.0.1", "whitenoise==6.12.0", "django-csp==4.0"],
    },
    Host {
        name: "wordpress",
        debian: &[
            "wordpress",
            "wordpress-l10n",
            "wordpress-theme-twentytwentythree",
            "mariadb-server-core",
            "mariadb-client-core",
            "libapache2-mod-php",
            "php-cli",
            "php-mysql",
            "php-xml",
            "php-mbstring",
        ],
        there: &[
            "/usr/share/wordpress/wp-content/themes/twentytwentythree",
            "/usr/sbin/mariadbd",
            "/usr/sbin/apache2",
            "/usr/bin/php",
        ],
        python: &[],
    },
];

/// Builds, installs the systems of these names, or all of them, and tests the packages there.
pub fn run(names: &[String]) -> Result<()> {
    let known: Vec<&str> = HOSTS.iter().map(|host| host.name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("there is no host \"{unknown}\"; there are {}", known.join(", "));
    }
    let workspace = Workspace::find()?;
    toolchain::ensure_wasm_target()?;
    let driver = browser::ensure()?;
    let mut tests = shell::cargo();
    tests.current_dir(&workspace.root).args(["run", "--quiet", "--profile", "dev", "--package", "hosts", "--"]);
    for host in HOSTS.iter().filter(|host| names.is_empty() || names.iter().any(|name| name == host.name)) {
        let there = || host.there.iter().all(|file| Path::new(file).exists()).then(PathBuf::new);
        apt::ensure(host.name, host.debian, "Its test runs where Debian's packages are.", there)?;
        if !host.python.is_empty() {
            let environment = environment(&workspace, host)?;
            tests.env(format!("AIACT_{}", host.name.to_uppercase()), environment);
        }
        tests.arg(host.name);
    }
    dist::build(&workspace)?;
    announce("the packages on their systems");
    // Its tests name whole addresses; this one is there because the tools for journeys want one.
    let tests = tests.env("AIACT_BASE_URL", "http://127.0.0.1/").env("AIACT_CHROMEDRIVER", driver);
    shell::run(tests.env("RUST_LIB_BACKTRACE", "0"))
}

/// An environment of Python with the packages of a host, made once for each list of packages.
fn environment(workspace: &Workspace, host: &Host) -> Result<PathBuf> {
    let folder = workspace.target.join("hosts").join(host.name);
    let (list, wanted) = (folder.join("packages"), host.python.join(" "));
    if fs::read_to_string(&list).is_ok_and(|had| had == wanted) {
        return Ok(folder);
    }
    announce(&format!("installing {} for {} by pip", host.python.join(" and "), host.name));
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    shell::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    shell::run(Command::new(folder.join("bin/pip")).args(["install", "--quiet"]).args(host.python))?;
    fs::write(&list, wanted)?;
    Ok(folder)
}
