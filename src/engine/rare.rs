//! What only some rulebooks have: scales, times, days that somebody assumes. Programs know all of it. A browser loads it with a
//! rulebook that needs it (feature `rare`); without, there is no value of such a type, so that nothing of what would be done with
//! one is in the module.

#[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
pub use there::Rare;

#[cfg(not(any(feature = "rare", not(target_arch = "wasm32"))))]
pub use nowhere::Rare;

#[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
mod there {
    use std::ops::Deref;

    /// Something that this build knows.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Rare<T>(T);

    impl<T> Rare<T> {
        /// What a rulebook has. A build without it has no such function, so that no rulebook loses anything unnoticed.
        #[must_use]
        pub const fn new(it: T) -> Self {
            Self(it)
        }

        /// What is made of it.
        pub fn map<U>(&self, make: impl FnOnce(&T) -> U) -> Rare<U> {
            Rare(make(&self.0))
        }
    }

    impl<T> Deref for Rare<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }
}

#[cfg(not(any(feature = "rare", not(target_arch = "wasm32"))))]
mod nowhere {
    use std::convert::Infallible;
    use std::marker::PhantomData;
    use std::ops::Deref;

    /// Something of which this build has none.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Rare<T>(Infallible, PhantomData<T>);

    impl<T> Rare<T> {
        /// What is made of it.
        #[must_use]
        pub fn map<U>(&self, _: impl FnOnce(&T) -> U) -> Rare<U> {
            match self.0 {}
        }
    }

    impl<T> Deref for Rare<T> {
        type Target = T;

        fn deref(&self) -> &T {
            match self.0 {}
        }
    }
}
