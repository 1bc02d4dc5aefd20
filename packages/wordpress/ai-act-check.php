<?php
/**
 * Plugin Name:       AI Act Check
 * Description:       Puts a check of the EU AI Act on your pages, by block or by shortcode. It runs entirely in the visitor's browser: no account, no cookie, no request to anybody else.
 * Version:           __VERSION__
 * Requires at least: 6.0
 * Requires PHP:      7.4
 * License:           EUPL-1.2
 * License URI:       https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12
 * Text Domain:       ai-act-check
 * Domain Path:       /languages
 *
 * @package AI_Act_Check
 */

defined( 'ABSPATH' ) || exit;

/** Stands in the address of our own scripts, so that no browser keeps those of an older version. */
define( 'AI_ACT_CHECK_VERSION', '__VERSION__' );
define( 'AI_ACT_CHECK_FILE', __FILE__ );
define( 'AI_ACT_CHECK_OPTION', 'ai_act_check' );

require __DIR__ . '/includes/files.php';
require __DIR__ . '/includes/fields.php';
require __DIR__ . '/includes/output.php';
require __DIR__ . '/includes/block.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/settings.php';
	require __DIR__ . '/includes/privacy.php';
}

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'ai-act-check', false, dirname( plugin_basename( AI_ACT_CHECK_FILE ) ) . '/languages' );
	},
	// Before the block is registered, whose labels are translated.
	5
);
