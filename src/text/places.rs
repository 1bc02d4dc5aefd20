//! Where a text stands in a pack, which holds no keys: a perfect hash (hash and displace) tells the line of each key.
//!
//! The keys fall into small buckets, and each bucket has a seed with which none of its keys meets another's line. Only the seeds
//! travel, in the head of the pack. A key that the pack was not made for gets a line too, and not its own.

/// The seeds of the buckets, and how many lines there are.
#[derive(Debug, Default)]
pub(crate) struct Places {
    seeds: Vec<u16>,
    lines: usize,
}

impl Places {
    /// As the head of a pack says: the number of lines, then the seeds.
    pub(crate) fn read(lines: &str, seeds: &str) -> Option<Self> {
        let seeds = seeds.split(' ').map(|seed| seed.parse().ok()).collect::<Option<Vec<u16>>>()?;
        Some(Self { seeds, lines: lines.parse().ok()? })
    }

    pub(crate) const fn lines(&self) -> usize {
        self.lines
    }

    /// The line of a key.
    pub(crate) fn line(&self, key: &[&str]) -> Option<usize> {
        let hash = hash(key);
        line(hash, *self.seeds.get(bucket(hash, self.seeds.len())?)?, self.lines)
    }
}

/// FNV-1a, 64 bits, of the parts of a key with a dot between them.
fn hash(key: &[&str]) -> u64 {
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
    /// How many keys share a bucket: with more the seeds would need more digits, with fewer there would be more seeds.
    const TOGETHER: usize = 5;

    /// The places of some keys.
    ///
    /// # Errors
    /// A sentence if two keys cannot be told apart.
    pub(crate) fn of(keys: &[&str]) -> Result<Self, String> {
        let mut buckets = vec![Vec::new(); keys.len().div_ceil(Self::TOGETHER)];
        for key in keys {
            let hash = hash(&[key]);
            let at = bucket(hash, buckets.len()).and_then(|at| buckets.get_mut(at));
            at.ok_or("there are no buckets")?.push((hash, *key));
        }
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        order.sort_by_key(|at| buckets.get(*at).map_or(0, |bucket| usize::MAX - bucket.len()));
        let mut places = Self { seeds: vec![0; buckets.len()], lines: keys.len() };
        let mut taken = vec![false; keys.len()];
        for at in order {
            let bucket = buckets.get(at).map_or(&[][..], Vec::as_slice);
            let (seed, lines) = (0..=u16::MAX)
                .find_map(|seed| Some((seed, Self::free(bucket, seed, &taken)?)))
                .ok_or_else(|| format!("no seed tells these keys apart; rename one of them: {bucket:?}"))?;
            for line in lines {
                taken.get_mut(line).into_iter().for_each(|taken| *taken = true);
            }
            places.seeds.get_mut(at).into_iter().for_each(|place| *place = seed);
        }
        Ok(places)
    }

    /// The lines of a bucket with a seed if each is free and none comes twice.
    fn free(bucket: &[(u64, &str)], seed: u16, taken: &[bool]) -> Option<Vec<usize>> {
        let mut lines = Vec::new();
        for (hash, _) in bucket {
            let line = line(*hash, seed, taken.len()).filter(|line| taken.get(*line) == Some(&false))?;
            if lines.contains(&line) {
                return None;
            }
            lines.push(line);
        }
        Some(lines)
    }

    /// The number of lines and the seeds as the head of a pack says them.
    pub(crate) fn written(&self) -> String {
        let seeds: Vec<String> = self.seeds.iter().map(u16::to_string).collect();
        format!("{}\t{}", self.lines, seeds.join(" "))
    }
}
