//! What a facility offers beyond care itself.

use serde::{Deserialize, Serialize};

/// What a family may look for. The discriminants are bits in the pack and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Extra {
    /// 延長保育
    Extended = 0,
    /// 休日保育
    Holiday = 1,
    /// 一時預かり
    Temporary = 2,
    /// 病児・病後児保育
    Sick = 3,
    /// 夜間保育
    Night = 4,
    /// 24時間保育
    AllHours = 5,
    /// 園バス
    Bus = 6,
    /// 給食
    Lunch = 7,
    /// 授乳室
    NursingRoom = 8,
    /// 駐車場
    Parking = 9,
}

impl Extra {
    /// Every one, by discriminant.
    pub const ALL: [Self; 10] = [
        Self::Extended,
        Self::Holiday,
        Self::Temporary,
        Self::Sick,
        Self::Night,
        Self::AllHours,
        Self::Bus,
        Self::Lunch,
        Self::NursingRoom,
        Self::Parking,
    ];

    /// Its bit in the pack.
    #[must_use]
    pub const fn bit(self) -> u16 {
        1 << (self as u8)
    }
}

/// アレルギー対応: what becomes of the meals of a child with an allergy. The discriminants stand in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Allergy {
    /// 有: adapted, how is not said.
    Adapted = 1,
    /// 除去食: what is not tolerated is left out.
    Eliminated = 2,
    /// 代替食: something else instead.
    Substituted = 3,
    /// 弁当持参: the child brings its own.
    BringOwn = 4,
    /// 要相談
    Ask = 5,
    /// 無
    No = 6,
}

impl Allergy {
    /// Every one.
    pub const ALL: [Self; 6] =
        [Self::Adapted, Self::Eliminated, Self::Substituted, Self::BringOwn, Self::Ask, Self::No];

    /// Its number in the pack; 0 is unknown.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}
