//! Chance that can be had again by its seed (splitmix64).

pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1, without 1.
    pub fn part(&mut self) -> f64 {
        // 53 bits are what a double holds.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.part()
    }

    /// A whole number from `least` to `most`, both of them possible.
    pub fn whole(&mut self, least: i32, most: i32) -> i32 {
        self.between(f64::from(least), f64::from(most) + 1.0).floor() as i32
    }

    /// The same, where nothing is below zero.
    pub fn count(&mut self, least: u16, most: u16) -> u16 {
        self.whole(least.into(), most.into()) as u16
    }

    /// So often in a hundred times.
    pub fn percent(&mut self, often: u8) -> bool {
        self.part() * 100.0 < f64::from(often)
    }

    /// So often in a hundred times something.
    pub fn some<T>(&mut self, often: u8, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.percent(often).then(|| make(self))
    }

    /// One of those; there must be one.
    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let place = (self.part() * all.len() as f64) as usize;
        &all[place.min(all.len() - 1)]
    }

    /// Around zero, within about ±3: the sum of twelve even ones.
    pub fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.part()).sum::<f64>() - 6.0
    }
}
