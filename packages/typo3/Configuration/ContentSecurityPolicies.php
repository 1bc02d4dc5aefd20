<?php

declare(strict_types=1);

use TYPO3\CMS\Core\Security\ContentSecurityPolicy\Directive;
use TYPO3\CMS\Core\Security\ContentSecurityPolicy\Mutation;
use TYPO3\CMS\Core\Security\ContentSecurityPolicy\MutationCollection;
use TYPO3\CMS\Core\Security\ContentSecurityPolicy\MutationMode;
use TYPO3\CMS\Core\Security\ContentSecurityPolicy\Scope;
use TYPO3\CMS\Core\Security\ContentSecurityPolicy\SourceKeyword;
use TYPO3\CMS\Core\Type\Map;

// All that the check needs of a site that sends a policy: its script (named by a nonce as well), WebAssembly, its files, its frame.
return Map::fromEntries([
    Scope::frontend(),
    new MutationCollection(
        new Mutation(MutationMode::Extend, Directive::ScriptSrc, SourceKeyword::self, SourceKeyword::wasmUnsafeEval),
        new Mutation(MutationMode::Extend, Directive::ConnectSrc, SourceKeyword::self),
        new Mutation(MutationMode::Extend, Directive::FrameSrc, SourceKeyword::self),
    ),
]);
