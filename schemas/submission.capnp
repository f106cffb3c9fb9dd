@0xe8ba584942c2f698;

# A submission: the envelope, and a body of one type.
# Append-only: a released field is never renumbered, retyped or given another meaning (README.md).

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("schemas");

struct Submission {
  id @0 :Text;
  # Given by the sender, 1 to 64 printable ASCII characters; (source, id) is the idempotency key.
  source @1 :Text;
  # The organisation that sends it: a credit code, or a name such as "ip-office".
  at @2 :Int64 = -9223372036854775808;
  # The moment of filing, in milliseconds since 1970-01-01 UTC: selects the rules in force.
  acknowledge @3 :List(Text);
  # Optional. Waivable codes that the parties accept: "P10", "P11".
  expect @4 :List(Expectation);
  # Optional. Refused if the version of one of these patents differs; sorted by number.
  body :union {
    partyRegister @5 :import "party.capnp".PartyRegister;
    patentApply @6 :import "patent.capnp".PatentApply;
    patentGrant @7 :import "patent.capnp".PatentGrant;
    patentAnnuity @8 :import "patent.capnp".PatentAnnuity;
    patentSuspend @9 :import "patent.capnp".PatentSuspend;
    patentResume @10 :import "patent.capnp".PatentResume;
    patentInvalidation @11 :import "patent.capnp".PatentInvalidation;
    patentEnd @12 :import "patent.capnp".PatentEnd;
    patentRestore @13 :import "patent.capnp".PatentRestore;
    patentExtend @14 :import "patent.capnp".PatentExtend;
    patentClassify @15 :import "patent.capnp".PatentClassify;
    transferRegister @16 :import "transfer.capnp".TransferRegister;
    licenceRecord @17 :import "licence.capnp".LicenceRecord;
    licenceChange @18 :import "licence.capnp".LicenceChange;
    licenceCancel @19 :import "licence.capnp".LicenceCancel;
    licenceRevoke @20 :import "licence.capnp".LicenceRevoke;
    pledgeRegister @21 :import "pledge.capnp".PledgeRegister;
    pledgeChange @22 :import "pledge.capnp".PledgeChange;
    pledgeCancel @23 :import "pledge.capnp".PledgeCancel;
    pledgeRevoke @24 :import "pledge.capnp".PledgeRevoke;
    pledgeDefault @25 :import "pledge.capnp".PledgeDefault;
    pledgeCompensate @26 :import "pledge.capnp".PledgeCompensate;
    pledgeRecover @27 :import "pledge.capnp".PledgeRecover;
    pledgeDispose @28 :import "pledge.capnp".PledgeDispose;
    holdPlace @29 :import "hold.capnp".HoldPlace;
    holdRelease @30 :import "hold.capnp".HoldRelease;
    openLicenceDeclare @31 :import "open_licence.capnp".OpenLicenceDeclare;
    openLicenceAnnounce @32 :import "open_licence.capnp".OpenLicenceAnnounce;
    openLicenceWithdraw @33 :import "open_licence.capnp".OpenLicenceWithdraw;
    openLicenceAccept @34 :import "open_licence.capnp".OpenLicenceAccept;
    contractRegister @35 :import "contract.capnp".ContractRegister;
    contractRevise @36 :import "contract.capnp".ContractRevise;
    contractCancel @37 :import "contract.capnp".ContractCancel;
    contractReceipt @38 :import "contract.capnp".ContractReceipt;
    useReport @39 :import "use.capnp".UseReport;
    useJustify @40 :import "use.capnp".UseJustify;
    eventCorrect @41 :import "correction.capnp".EventCorrect;
    eventRetract @42 :import "correction.capnp".EventRetract;
    partyRename @43 :import "party.capnp".PartyRename;
    partySucceed @44 :import "party.capnp".PartySucceed;
    clockDay @45 :import "clock.capnp".ClockDay;
    gazetteMap @46 :import "party.capnp".GazetteMap;
    # A new type is added here, with the next number.
  }
}

struct Expectation {
  patent @0 :Text;
  # Canonical: "202019000002.3".
  version @1 :UInt64;
}
