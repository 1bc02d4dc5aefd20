//! Where a text stands in a pack, which holds no keys: a perfect hash (hash and displace) tells the line of each key.
//!
//! Keys about the same part of things of one kind (the titles of all questions) make a group, whose lines stand together: so a
//! pack compresses best. Within a group the keys fall into small buckets, and each bucket has a seed with which none of its keys
//! meets another's line. Groups and seeds travel in the head of the pack. A key that a group was not made for gets a line too, and
//! not its own.

#[cfg(not(target_arch = "wasm32"))]
use std::{cmp::Reverse, collections::BTreeMap};

/// The groups of a pack, in the order of their lines.
#[derive(Debug, Default)]
pub(crate) struct Places {
    groups: Vec<Group>,
    lines: usize,
}

#[derive(Debug)]
struct Group {
    /// The kind of thing, and the part of it.
    name: [String; 2],
    /// Where its lines begin, and how many there are.
    from: usize,
    lines: usize,
    /// Of its buckets.
    seeds: Vec<u16>,
}

/// The group of a key: `question.<id>.title` is the title of a question, `topic.<id>` a topic without parts.
fn group_of<'a>(key: &[&'a str]) -> [&'a str; 2] {
    [0, 2].map(|at| key.get(at).copied().unwrap_or_default())
}

impl Places {
    /// As the head of a pack says: for each group its kind, its part, the number of its lines, and the seeds, with blanks between.
    pub(crate) fn read<'a>(head: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut places = Self::default();
        for group in head {
            let mut words = group.split(' ');
            let name = [words.next()?, words.next()?].map(str::to_owned);
            let lines = words.next()?.parse().ok()?;
            let seeds = words.map(|seed| seed.parse().ok()).collect::<Option<_>>()?;
            places.add(Group { name, from: 0, lines, seeds })?;
        }
        Some(places)
    }

    fn add(&mut self, group: Group) -> Option<()> {
        let from = self.lines;
        self.lines = from.checked_add(group.lines)?;
        self.groups.push(Group { from, ..group });
        Some(())
    }

    pub(crate) const fn lines(&self) -> usize {
        self.lines
    }

    /// The line of a key.
    pub(crate) fn line(&self, key: &[&str]) -> Option<usize> {
        let [kind, part] = group_of(key);
        let group = self.groups.iter().find(|group| group.name[0] == kind && group.name[1] == part)?;
        let hash = hash(key);
        let seed = *group.seeds.get(bucket(hash, group.seeds.len())?)?;
        Some(group.from + line(hash, seed, group.lines)?)
    }
}

/// FNV-1a, 64 bits, of the parts of a key with a dot between them.
pub(crate) fn hash(key: &[&str]) -> u64 {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for (at, part) in key.iter().enumerate() {
        let dot: &[u8] = if at == 0 { b"" } else { b"." };
        hash = dot.iter().copied().chain(part.bytes()).fold(hash, fnv);
    }
    hash
}

/// The upper half of the hash chooses the bucket.
fn bucket(hash: u64, buckets: usize) -> Option<usize> {
    usize::try_from(hash >> 32).ok()?.checked_rem(buckets)
}

/// The lower half chooses the line, stirred with the seed as Murmur3 does at its end.
fn line(hash: u64, seed: u16, lines: usize) -> Option<usize> {
    let stirred = [(16, 0x85eb_ca6b), (13, 0xc2b2_ae35)];
    let mut mixed = u32::try_from(hash & u64::from(u32::MAX)).ok()? ^ u32::from(seed).wrapping_mul(0x9e37_79b9);
    for (shift, factor) in stirred {
        mixed = (mixed ^ (mixed >> shift)).wrapping_mul(factor);
    }
    usize::try_from(mixed ^ (mixed >> 16)).ok()?.checked_rem(lines)
}

#[cfg(not(target_arch = "wasm32"))]
impl Places {
    /// The places of some keys.
    ///
    /// # Errors
    /// A sentence if two keys cannot be told apart.
    pub(crate) fn of(keys: &[&str]) -> Result<Self, String> {
        let mut groups: BTreeMap<[&str; 2], Vec<&str>> = BTreeMap::new();
        for key in keys {
            groups.entry(group_of(&key.split('.').collect::<Vec<_>>())).or_default().push(key);
        }
        let mut places = Self::default();
        for (name, keys) in groups {
            let seeds = seeds(&keys)?;
            let group = Group { name: name.map(str::to_owned), from: 0, lines: keys.len(), seeds };
            places.add(group).ok_or("there are too many keys")?;
        }
        Ok(places)
    }

    /// The groups as the head of a pack says them.
    pub(crate) fn written(&self) -> String {
        let group = |Group { name: [kind, part], lines, seeds, .. }: &Group| {
            let words = [kind.clone(), part.clone(), lines.to_string()].into_iter();
            words.chain(seeds.iter().map(u16::to_string)).collect::<Vec<_>>().join(" ")
        };
        self.groups.iter().map(group).collect::<Vec<_>>().join("\t")
    }
}

/// How many keys share a bucket at first: with more the seeds would need more digits, with fewer there would be more seeds.
#[cfg(not(target_arch = "wasm32"))]
const TOGETHER: usize = 4;
/// Seeds beyond this are not looked for; then there are more buckets.
#[cfg(not(target_arch = "wasm32"))]
const LARGEST: u16 = 5_000;

/// The seeds of the fewest buckets with which some keys get a line each.
#[cfg(not(target_arch = "wasm32"))]
fn seeds(keys: &[&str]) -> Result<Vec<u16>, String> {
    let hashes: Vec<u64> = keys.iter().map(|key| hash(&[key])).collect();
    let found = (keys.len().div_ceil(TOGETHER)..=2 * keys.len()).find_map(|buckets| seeds_of(&hashes, buckets));
    found.ok_or_else(|| format!("no seeds tell these keys apart; rename one: {keys:?}"))
}

/// The seeds of so many buckets, found for the fullest first.
#[cfg(not(target_arch = "wasm32"))]
fn seeds_of(hashes: &[u64], count: usize) -> Option<Vec<u16>> {
    let mut buckets = vec![Vec::new(); count];
    for hash in hashes {
        buckets.get_mut(bucket(*hash, count)?)?.push(*hash);
    }
    let mut seeds = vec![0; count];
    let mut taken = vec![false; hashes.len()];
    let mut order: Vec<_> = buckets.iter().zip(&mut seeds).collect();
    order.sort_by_key(|(bucket, _)| Reverse(bucket.len()));
    for (bucket, place) in order {
        let (seed, lines) = (0..LARGEST).find_map(|seed| Some((seed, free(bucket, seed, &taken)?)))?;
        *place = seed;
        for line in lines {
            *taken.get_mut(line)? = true;
        }
    }
    Some(seeds)
}

/// The lines of a bucket with a seed if each is free and none comes twice.
#[cfg(not(target_arch = "wasm32"))]
fn free(bucket: &[u64], seed: u16, taken: &[bool]) -> Option<Vec<usize>> {
    let mut lines = Vec::new();
    for hash in bucket {
        let line = line(*hash, seed, taken.len()).filter(|line| taken.get(*line) == Some(&false))?;
        if lines.contains(&line) {
            return None;
        }
        lines.push(line);
    }
    Some(lines)
}
